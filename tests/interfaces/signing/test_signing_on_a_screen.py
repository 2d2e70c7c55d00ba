"""Signing a consent with an e-identity: a real OpenID Connect provider, on loopback."""

import datetime as dt
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.db import DatabaseError, connection, transaction
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from samsyn.foundation.consents import signing
from samsyn.foundation.consents.in_force import states
from samsyn.foundation.consents.models import ConsentAnswer, ConsentSigning
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.consents.signing import Identity
from samsyn.foundation.consents.states import State
from samsyn.interfaces.signing.provider_settings import (
    SWEDISH_NUMBER,
    Provider,
    SigningError,
    provider_from,
)
from samsyn.law.vocabulary import Giver
from tests.consents.conftest import NOW, TODAY, ask

pytestmark = pytest.mark.django_db
LEVEL = "http://id.elegnamnden.se/loa/1.0/loa3"


@pytest.fixture(scope="module")
def server():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        with run_server_in_thread() as running:
            yield f"http://localhost:{running.server_port}"


@pytest.fixture
def provider(server, settings):
    """As in real use, with that provider."""
    settings.DEMO = False
    settings.SAMSYN_SIGN = Provider(
        server=server,
        client_id="samsyn",
        secret="hemligt",
        levels=(LEVEL,),
        number_claim=SWEDISH_NUMBER,
        name_claim="name",
        scopes=("openid", "profile"),
    )
    return settings


@pytest.fixture
def identify(provider, server):
    """Go to the provider from a link and come back as somebody: the page that then stands there."""

    def come_back(client, link, sub, *, acr=LEVEL, **claims):
        requests.put(f"{server}/users/{sub}", json={"acr": acr, **claims}, timeout=5).raise_for_status()
        there = client.get(f"/skriv-under/{link}/legitimera/")["Location"]
        back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]
        come_back.asked, come_back.back = there, urlsplit(back)
        return client.get(f"{come_back.back.path}?{come_back.back.query}", follow=True)

    return come_back


@pytest.fixture
def asked(act, family):
    """Kim, 16, with Mona and Jens: the consent, and a link for somebody."""
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)

    def link(role):
        return signing.open_link(actor=act("sara"), consent_id=consent, role=role, at=NOW)

    link.consent, link.kim = consent, kim
    return link


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def press(client, link, page):
    found = re.search(r'name="text_sha256" value="(\w+)"', page)
    return client.post(f"/skriv-under/{link}/", {"text_sha256": found[1] if found else ""}, follow=True)


def answers(act):
    act("sara")
    return {row.role: row for row in ConsentAnswer.objects.all()}


def test_three_people_sign_each_with_their_own_and_it_is_in_force(act, asked, identify):
    for role, name in (
        (Giver.YOUTH, "Kim Åberg"),
        (Giver.GUARDIAN_1, "Mona Elisabet Åberg"),
        (Giver.GUARDIAN_2, "Jens Åberg"),
    ):
        client, link = Client(), asked(role)
        first = text(client.get(f"/skriv-under/{link}/"))
        assert "Samtycke till att verksamheter får prata med varandra" in first
        assert "jag samtycker" not in first
        page = text(identify(client, link, name, name=name))
        assert f"Du är legitimerad som {name}" in page
        assert "Tack, du har skrivit under" in text(press(client, link, page))
    signed = answers(act)
    assert {row.way for row in signed.values()} == {"e_identity"}
    assert signed["guardian_1"].signer_name == "Mona Elisabet Åberg"
    assert states(actor=act("sara"), person_id=asked.kim, on=TODAY)[asked.consent] is State.IN_FORCE


def test_one_e_identity_never_signs_for_two(act, asked, identify):
    client, link = Client(), asked(Giver.GUARDIAN_1)
    press(client, link, text(identify(client, link, "mona", name="Mona Åberg")))
    again = asked(Giver.GUARDIAN_2)
    page = text(identify(client, again, "mona", name="Jens Åberg"))
    assert "har redan skrivit under" in text(press(client, again, page))
    assert set(answers(act)) == {"guardian_1"}


def test_somebody_else_cannot_sign(act, asked, identify):
    client, link = Client(), asked(Giver.GUARDIAN_2)
    page = text(identify(client, link, "faruk", name="Faruk Demir"))
    answer = press(client, link, page)
    assert answer.status_code == 422
    assert "tillhör någon annan" in text(answer)
    assert answers(act) == {}


def test_where_the_number_is_known_it_has_to_agree_whatever_the_name(act, asked, identify):
    act("sara")
    from samsyn.foundation.people.models import Person

    Person.objects.filter(id=asked.kim).update(identity_kind="personal", identity_number="201005012384")
    client, link = Client(), asked(Giver.YOUTH)
    other = {SWEDISH_NUMBER: "201005012392", "name": "Kim Åberg"}
    page = text(identify(client, link, "other", **other))
    assert "tillhör någon annan" in text(press(client, link, page))
    right = {SWEDISH_NUMBER: "20100501-2384", "name": "K Åberg"}
    page = text(identify(client, link, "kim", **right))
    assert "Tack" in text(press(client, link, page))


@pytest.mark.parametrize("acr", ["http://id.elegnamnden.se/loa/1.0/loa1", ""])
def test_a_weaker_level_does_not_sign(act, asked, identify, acr):
    client, link = Client(), asked(Giver.YOUTH)
    page = identify(client, link, "kim", acr=acr, name="Kim Åberg")
    assert page.status_code == 422
    assert "inte tillräckligt säker" in text(page)
    assert answers(act) == {}


def test_the_answer_is_bound_to_the_browser_that_asked_and_used_once(asked, identify):
    client, link = Client(), asked(Giver.YOUTH)
    identify(client, link, "kim", name="Kim Åberg")
    address = f"{identify.back.path}?{identify.back.query}"
    assert client.get(address).status_code == 404
    assert Client().get(address).status_code == 404
    sent = parse_qs(urlsplit(identify.asked).query)
    assert (sent["code_challenge_method"], sent["acr_values"]) == (["S256"], [LEVEL])
    assert all(sent[name][0] for name in ("state", "nonce", "code_challenge"))
    other = Client()
    other.get(f"/skriv-under/{link}/legitimera/")
    assert other.get("/skriv-under/klar/?code=abc&state=fel").status_code == 422


def test_an_identified_person_signs_only_under_the_link_they_came_by(act, asked, identify):
    client, mine, other = Client(), asked(Giver.YOUTH), asked(Giver.GUARDIAN_1)
    identify(client, mine, "kim", name="Kim Åberg")
    assert "jag samtycker" not in text(client.get(f"/skriv-under/{other}/"))
    press(client, other, "")
    assert answers(act) == {}


def test_an_unknown_a_used_and_an_old_link_show_nothing(act, asked, identify):
    client, link = Client(), asked(Giver.YOUTH)
    press(client, link, text(identify(client, link, "kim", name="Kim Åberg")))
    act("sara")
    with connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("UPDATE consents_consentsigning SET used_at = NULL")
    for one in (link, "finns-inte"):
        answer = Client().get(f"/skriv-under/{one}/")
        assert answer.status_code == 404
        assert "Kim" not in text(answer)
    old = signing.open_link(actor=act("sara"), consent_id=asked.consent, role=Giver.GUARDIAN_1, at=NOW)
    assert ConsentSigning.objects.latest("valid_until").valid_until - dt.datetime.now(dt.UTC) < signing.LASTS
    assert old not in {row.link_sha256 for row in ConsentSigning.objects.all()}


def test_another_text_than_the_one_shown_is_not_signed(asked, identify):
    client, link = Client(), asked(Giver.YOUTH)
    identify(client, link, "kim", name="Kim Åberg")
    answer = client.post(f"/skriv-under/{link}/", {"text_sha256": "0" * 64})
    assert answer.status_code == 422
    assert "en annan text" in text(answer)


def test_the_database_takes_no_signature_that_the_web_did_not_vouch_for(asked):
    link = asked(Giver.YOUTH)
    refused = pytest.raises(DatabaseError, match="kunde inte styrkas")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT samsyn.sign_consent(%s, 'abc', 'Kim Åberg', '', 'x', 'y', "
            "extract(epoch FROM now())::bigint, '\\x00')",
            [link],
        )


def test_without_a_provider_there_is_paper_only_and_no_pretended_identity(settings, enter_as, asked, act):
    settings.DEMO, settings.SAMSYN_SIGN = False, None
    link = asked(Giver.YOUTH)
    client = Client()
    assert client.get(f"/skriv-under/{link}/legitimera/").status_code == 404
    assert client.get("/skriv-under/latsas/").status_code == 404
    sara = enter_as("sara")
    assert "E-legitimation för" not in text(sara.get(f"/samtycken/{asked.consent}/"))
    answer = sara.post(f"/samtycken/{asked.consent}/e-legitimation/", {"role": "youth"})
    assert answer.status_code == 404


def test_the_link_is_shown_once_to_the_worker_and_only_its_hash_is_kept(provider, enter_as, asked, act):
    page = text(enter_as("sara").post(f"/samtycken/{asked.consent}/e-legitimation/", {"role": "youth"}))
    link = re.search(r"/skriv-under/([\w-]+)/", page)[1]
    act("sara")
    assert ConsentSigning.objects.filter(link_sha256=link).count() == 0
    assert signing.signing_page(link).name == "Kim Åberg"


def test_signing_twice_is_refused_in_words(asked):
    link = asked(Giver.YOUTH)
    page = signing.signing_page(link)
    who = Identity("demo", "kim", "Kim Åberg")
    signing.sign(link=link, identity=who, text_sha256=page.text_sha256)
    with pytest.raises(ConsentRefused, match="Länken gäller inte längre"):
        signing.sign(link=link, identity=who, text_sha256=page.text_sha256)


def test_settings_that_cannot_be_used_say_which():
    assert provider_from({}) is None
    with pytest.raises(SigningError, match="SAMSYN_SIGN_CLIENT_ID"):
        provider_from({"SAMSYN_SIGN_SERVER": "https://id.example"})
    needed = {
        "SAMSYN_SIGN_SERVER": "http://id.example",
        "SAMSYN_SIGN_CLIENT_ID": "a",
        "SAMSYN_SIGN_CLIENT_SECRET": "b",
        "SAMSYN_SIGN_LEVELS": "c d",
    }
    with pytest.raises(SigningError, match="https://"):
        provider_from(needed)
    known = provider_from(needed | {"SAMSYN_SIGN_SERVER": "https://id.example/"})
    assert replace(known, server="").levels == ("c", "d")
