"""A login that ended while somebody was writing: nothing typed is lost, and it can be sent after a new login."""

import time

import pytest
from django.test import Client

from samsyn.interfaces.login import limits
from tests.interfaces.login.conftest import Person

pytestmark = pytest.mark.django_db
TYPED = "Kim vill träffa oss på fritidsgården på torsdag"


def secret_of(page):
    import re

    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]


@pytest.fixture
def sara(person):
    sara = person("sara")
    sara.client = Client(enforce_csrf_checks=True)
    return with_secrets(sara)


def with_secrets(who):
    """Send every form as a browser does: with the secret of the page it stands on now."""
    plain = who.client.post

    def post(path, data=None, **rest):
        if "csrftoken" not in who.client.cookies:
            who.client.get("/konto/logga-in/")
        secret = who.client.cookies["csrftoken"].value
        return plain(path, {"csrfmiddlewaretoken": secret, **(data or {})}, **rest)

    who.client.post = post
    who.send = plain
    return who


def draft(secret):
    return {"csrfmiddlewaretoken": secret, "once": "x", "text": TYPED}


def test_what_was_typed_is_shown_after_the_login_ended_and_goes_through_after_a_login_in_another_tab(sara):
    sara.enter()
    open_form = secret_of(sara.client.get("/"))
    address = "/utkast/note/"
    assert sara.send(address, draft(open_form)).status_code < 300

    sara.client.post("/logga-ut/")
    ended = sara.send(address, draft(open_form))
    assert ended.status_code == 403
    assert "det du skrev finns kvar" in ended.content.decode()
    assert TYPED in ended.content.decode()
    again = secret_of(ended)

    sara.enter()  # in another tab of the same browser
    assert sara.send(address, draft(again)).status_code < 300
    assert sara.send(address, draft(open_form)).status_code < 300


def test_a_form_without_the_secret_is_refused_and_shows_what_was_typed(sara):
    sara.enter()
    refused = sara.send("/utkast/note/", {"text": TYPED})
    assert refused.status_code == 403
    assert TYPED in refused.content.decode()


def test_a_password_is_never_shown_back(sara):
    sara.client.get("/konto/logga-in/")
    old = sara.send("/konto/logga-in/", {"login": "sara", "password": "hemlig mening här"}, follow=True)
    assert old.redirect_chain == [("/konto/logga-in/", 302)]
    assert "legat öppen för länge" in old.content.decode()
    assert "hemlig mening" not in old.content.decode()


def test_a_login_left_alone_ends_and_its_token_with_it(person, for_real, monkeypatch):
    sara = person("sara")
    sara.enter()
    token = sara.client.cookies["samsyn_acting"].value
    assert sara.sees_the_desk()
    now = time.time()
    monkeypatch.setattr(limits.time, "time", lambda: now + for_real.SAMSYN_IDLE_MINUTES * 60 + 61)
    assert sara.client.get("/")["Location"] == "/logga-in/?next=%2F"
    assert sara.client.cookies["samsyn_acting"].value == ""
    monkeypatch.undo()
    sara.client.cookies["samsyn_acting"] = token
    assert not sara.sees_the_desk()


def test_a_login_that_is_used_goes_on_but_not_for_ever(person, monkeypatch):
    sara = person("sara")
    sara.enter()
    began = time.time()
    hours = [began + half * 1800 for half in range(1, 20)]
    for moment in hours:
        monkeypatch.setattr(limits.time, "time", lambda moment=moment: moment)
        assert sara.client.get("/").status_code == 200
    monkeypatch.setattr(limits.time, "time", lambda: began + 10 * 3600 + 60)
    assert sara.client.get("/")["Location"] == "/logga-in/?next=%2F"


def test_logging_out_ends_the_token_so_that_a_kept_cookie_opens_nothing(person):
    sara = person("sara")
    sara.enter()
    kept = {name: cookie.value for name, cookie in sara.client.cookies.items()}
    assert sara.client.post("/logga-ut/")["Location"] == "/logga-in/"
    thief = Person("sara", Client())
    for name, value in kept.items():
        thief.client.cookies[name] = value
    assert not thief.sees_the_desk()
    assert thief.client.get("/enheter/")["Location"].startswith("/logga-in/")
