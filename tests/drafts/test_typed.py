"""What came from a browser: the token of a form, and a kept draft shown again."""

from uuid import uuid4

import pytest
from django import forms

from samsyn.foundation.drafts.typed import fill_from_draft, submission_token


class Asked(forms.Form):
    one = forms.CharField()
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")])


def test_the_token_is_the_one_that_was_sent():
    token = uuid4()
    assert submission_token({"once": str(token)}) == token


@pytest.mark.parametrize("sent", [{}, {"once": ""}, {"once": "inte-ett-id"}])
def test_a_form_without_a_token_gets_one_that_was_never_used(sent):
    assert submission_token(sent) != submission_token(sent)


def test_a_draft_shows_the_last_of_one_and_all_of_several():
    form = Asked()
    fill_from_draft(form, {"one": ["först", "sist"], "several": ["a", "b"]})
    assert form.initial == {"one": "sist", "several": ["a", "b"]}


def test_what_is_no_field_or_no_list_is_left_alone_and_nothing_is_empty():
    form = Asked()
    fill_from_draft(form, {"gone": ["x"], "one": [], "several": "a"})
    assert form.initial == {"one": ""}
