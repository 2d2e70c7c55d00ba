"""A locked case opened with a reason lies on the manager's desk until it is answered."""

import pytest
from django.db import DatabaseError, transaction

from samsyn.capabilities.log_review import actions, queries
from samsyn.capabilities.log_review.models import OpeningAnswer
from samsyn.capabilities.log_review.refusals import ReviewRefused
from samsyn.capabilities.log_review.words import Outcome
from samsyn.foundation.audit.models import AuditLink
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.cases.models import CaseWorker
from samsyn.foundation.cases.queries import my_tasks

from .rooms import NOW, case, person, seal

pytestmark = pytest.mark.django_db
WHY = "Robin står i receptionen och Siv är sjuk."


def opened(act):
    siv = act("siv")
    locked = case(siv, person(siv, "Robin", "Ek"), locked_why="Skyddade personuppgifter")
    cases.open_with_reason(actor=act("samir"), case_id=locked, why=WHY, at=NOW)
    return CaseWorker.objects.get(case_id=locked, named=False).id


def answer(actor, opening, outcome=Outcome.IN_ORDER):
    actions.answer_opening(actor=actor, opening_id=opening, outcome=outcome, words="Vi har pratat.", at=NOW)


def test_it_lies_on_the_managers_desk_alone_and_only_once(act):
    opening = opened(act)
    samir = act("samir")
    cases.open_with_reason(
        actor=samir, case_id=CaseWorker.objects.get(id=opening).case_id, why="En gång till.", at=NOW
    )
    assert my_tasks(actor=samir) == ()
    assert my_tasks(actor=act("sara")) == ()
    (task,) = my_tasks(actor=act("siv"))
    assert (task.about_kind, task.about, task.by_hand) == ("opening", opening, False)
    assert task.what.startswith("Samir Haddad öppnade det låsta ärendet ")
    assert WHY not in task.what


def test_the_page_tells_the_reason_and_the_answer_clears_the_desk(act, enter_as):
    opening = opened(act)
    siv = enter_as("siv")
    assert WHY in siv.get(f"/logg/oppning/{opening}/").content.decode()
    empty = siv.post(f"/logg/oppning/{opening}/", {"outcome": "in_order", "words": ""})
    assert empty.status_code == 422
    assert "Skriv vad ni kom fram till." in empty.content.decode()
    told = {"outcome": "needs_talk", "words": "Vi pratar i morgon."}
    assert siv.post(f"/logg/oppning/{opening}/", told).status_code == 302
    page = siv.get(f"/logg/oppning/{opening}/").content.decode()
    assert "Vi pratar i morgon." in page
    assert "Behöver ett samtal" in page
    assert my_tasks(actor=act("siv")) == ()


def test_it_is_answered_once(act):
    opening = opened(act)
    answer(act("siv"), opening)
    with pytest.raises(ReviewRefused, match="redan svarat"):
        answer(act("siv"), opening)


def test_nobody_answers_for_oneself(act):
    opening = opened(act)
    with pytest.raises(ReviewRefused, match="du som öppnade"):
        answer(act("samir"), opening)


def test_the_database_keeps_it_from_the_one_who_opened_and_from_a_handler(act):
    opening = opened(act)
    for name in ("samir", "sara"):
        actor = act(name)
        with pytest.raises(DatabaseError), transaction.atomic():
            OpeningAnswer.objects.create(
                unit_id=actor.unit_id,
                opening_id=opening,
                outcome=Outcome.IN_ORDER,
                words="Allt väl.",
                answered_at=NOW,
                answered_by=actor.worker_id,
                signature=actor.signature,
            )


@pytest.mark.parametrize(("name", "status"), [("siv", 200), ("samir", 404), ("petra", 404), ("liv", 404)])
def test_the_page_is_for_the_units_own_reviewers(act, enter_as, name, status):
    opening = opened(act)
    assert enter_as(name).get(f"/logg/oppning/{opening}/").status_code == status


def test_reading_it_is_logged_as_reading(act):
    opening = opened(act)
    assert queries.opening(actor=act("siv"), opening_id=opening).why == WHY
    seal()
    last = AuditLink.objects.order_by("sequence").last()
    person_id = CaseWorker.objects.select_related("case").get(id=opening).case.person_id
    assert (last.verb, last.object_kind, last.object_id, last.person_id) == (
        "read",
        "log_review",
        opening,
        person_id,
    )
