"""Coming in with an e-identity: a real OpenID Connect provider, on loopback."""

from urllib.parse import urlsplit

import pytest
import requests
from oidc_provider_mock import run_server_in_thread

from samsyn.foundation.people.actions import correct_guardian
from samsyn.foundation.people.facts import GuardianFacts
from samsyn.foundation.people.models import Custody
from samsyn.interfaces.signing.provider_settings import SWEDISH_NUMBER, Provider
from tests.family.conftest import Apart, room, with_number

pytestmark = pytest.mark.django_db
LEVEL = "http://id.elegnamnden.se/loa/1.0/loa3"
NUMBER = "197001012389"


@pytest.fixture(scope="module")
def server():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        with run_server_in_thread() as running:
            yield f"http://localhost:{running.server_port}"


@pytest.fixture(autouse=True)
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


def known(server, number, **claims):
    """Let the provider know somebody."""
    told = {"name": "Mona Åberg", "acr": LEVEL, SWEDISH_NUMBER: number} | claims
    requests.put(f"{server}/users/mona", json=told, timeout=5).raise_for_status()


def identified(client):
    """Off to the provider, say yes there, and back."""
    address = client.get("/min-sida/legitimera/").headers["Location"]
    back = requests.post(address, data={"sub": "mona"}, timeout=5, allow_redirects=False).headers["Location"]
    came = urlsplit(back)
    return client.get(f"{came.path}?{came.query}", follow=True)


def monas_room(kims):
    sara, family = kims()
    facts = GuardianFacts(person_id=with_number(sara), custody=Custody.JOINT)
    correct_guardian(actor=sara, guardian_id=family.mona, facts=facts)
    return sara, family, room(sara, family, family.mona)


def test_the_mother_comes_in_by_her_personal_number(kims, server):
    monas_room(kims)
    known(server, NUMBER)
    client = Apart()
    assert "Logga in med e-legitimation" in client.get("/min-sida/").content.decode()
    assert "Hej Mona Åberg" in identified(client).content.decode()


def test_somebody_else_with_the_same_name_does_not(kims, server):
    monas_room(kims)
    known(server, "199001012385")
    answer = identified(Apart())
    assert answer.status_code == 422
    assert "Du har ingen egen sida här" in answer.content.decode()


def test_an_identity_that_is_not_sure_enough_does_not(kims, server):
    monas_room(kims)
    known(server, NUMBER, acr="http://id.elegnamnden.se/loa/1.0/loa1")
    assert "inte tillräckligt säker" in identified(Apart()).content.decode()


def test_without_a_number_nobody_comes_in(kims, server):
    monas_room(kims)
    known(server, "")
    assert "Du har ingen egen sida här" in identified(Apart()).content.decode()


def test_what_was_started_is_used_once_and_the_demo_s_identity_is_not_here(kims, server):
    monas_room(kims)
    client = Apart()
    assert client.get("/min-sida/legitimera/klar/?code=x&state=y").headers["Location"] == "/min-sida/"
    assert client.get("/min-sida/legitimera/latsas/").status_code == 404
    client.get("/min-sida/legitimera/")
    answer = client.get("/min-sida/legitimera/klar/?code=x&state=y")
    assert "Legitimeringen avbröts" in answer.content.decode()


def test_a_typed_number_opens_nothing_where_there_is_a_real_provider(kims, server):
    monas_room(kims)
    client = Apart()
    client.get("/min-sida/legitimera/")
    answer = client.post("/min-sida/legitimera/klar/", {"name": "Mona", "number": NUMBER})
    assert answer.status_code == 422
    assert client.get("/min-sida/hem/").status_code == 302
