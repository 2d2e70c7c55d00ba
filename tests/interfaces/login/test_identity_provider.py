"""Login by an identity provider: a real one, on loopback."""

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.db import connections
from django.test import Client
from oidc_provider_mock import run_server_in_thread

from samsyn.foundation.units.models import Account
from samsyn.interfaces.login.provider_settings import allauth_providers
from samsyn.interfaces.login.vouching import Provider

pytestmark = pytest.mark.django_db
LEVEL = "http://id.elegnamnden.se/loa/1.0/loa3"
AKERO = "212000-9999"


@pytest.fixture(scope="module")
def server():
    """The provider, for the tests of this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        with run_server_in_thread() as running:
            yield f"http://localhost:{running.server_port}"


@pytest.fixture
def provider(server, for_real):
    """The installation's settings for that provider; changed by `provider(role_claim=…)`."""
    ours = Provider(
        server=server,
        client_id="samsyn",
        secret="hemligt",
        levels=(LEVEL,),
        organisations={
            AKERO: ("akero-barn-unga", "akero-kontaktcenter"),
            "212000-1111": ("norrvik-barn-unga",),
        },
        name="Åkerö kommuns inloggning",
        worker_claim="employeeHirsaId",
        organisation_claim="organizationIdentifier",
    )

    def use(**changes):
        changed = replace(ours, **changes)
        for_real.SAMSYN_OIDC = changed
        for_real.SOCIALACCOUNT_PROVIDERS = allauth_providers(changed)
        return changed

    use()
    return use


@pytest.fixture
def at_provider(provider, server, client):
    """Log in at the provider with these claims and come back: the answer of our own address."""

    def log_in(sub="abc-123", client=client, *, follow=True, start="/konto/extern/organisation/", **claims):
        said = {"employeeHirsaId": "sara", "organizationIdentifier": AKERO, "acr": LEVEL, **claims}
        requests.put(f"{server}/users/{sub}", json=said, timeout=5).raise_for_status()
        there = client.get(start)["Location"]
        back = requests.post(there, data={"sub": sub}, allow_redirects=False, timeout=5).headers["Location"]
        log_in.asked, log_in.back = there, urlsplit(back)
        return client.get(f"{log_in.back.path}?{log_in.back.query}", follow=follow)

    return log_in


@pytest.fixture(scope="module")
def sara_has_an_address(django_db_setup, django_db_blocker):
    """The directory has Sara's e-mail address; written by the owning role, as the directory is."""
    write = "UPDATE units_account SET email = %s WHERE username = 'sara'"
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.execute(write, ["sara@akero.example"])
    yield
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.execute(write, [""])


def text(response):
    return response.content.decode()


def entered(client):
    return client.get("/").status_code == 200


def test_the_login_page_offers_the_organisations_login_by_its_name(provider, client):
    page = text(client.get("/konto/logga-in/?next=/arenden/"))
    assert "Logga in med Åkerö kommuns inloggning" in page
    assert re.search(r'href="/konto/extern/organisation/\?process=login[^"]*next=%2Farenden%2F"', page)


def test_a_worker_whom_the_provider_vouches_for_stands_on_the_desk(at_provider, client):
    answer = at_provider()
    assert answer.redirect_chain[0] == ("/enheter/", 302)
    assert answer.redirect_chain[-1] == ("/", 302)
    assert answer.status_code == 200
    assert entered(client)


def test_the_level_and_a_bound_answer_are_asked_of_the_provider(at_provider):
    at_provider()
    asked = parse_qs(urlsplit(at_provider.asked).query)
    assert asked["acr_values"] == [LEVEL]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]


@pytest.mark.parametrize("acr", ["http://id.elegnamnden.se/loa/1.0/loa1", "", None])
def test_another_level_is_refused_here_whatever_the_provider_let_pass(at_provider, client, acr):
    answer = at_provider(acr=acr)
    assert answer.status_code == 403
    assert "inte är säkert nog" in text(answer)
    assert not entered(client)


@pytest.mark.parametrize("organisation", ["212000-0000", "", None])
def test_an_unknown_organisation_is_refused(at_provider, client, organisation):
    answer = at_provider(organizationIdentifier=organisation)
    assert answer.status_code == 403
    assert "inte ansluten" in text(answer)
    assert not entered(client)


def test_an_organisation_opens_its_own_units_and_no_other(at_provider, client):
    answer = at_provider(organizationIdentifier="212000-1111")
    assert "ingen plats" in text(answer)
    assert not entered(client)


def test_a_unit_that_the_provider_did_not_vouch_for_cannot_be_chosen(at_provider, client, cast):
    at_provider(organizationIdentifier="212000-1111")
    client.post("/enheter/byt/", {"unit": str(cast["sara"][1])})
    assert not entered(client)


def test_an_unknown_worker_is_refused_and_told_what_to_pass_on(at_provider, client):
    before = Account.objects.count()
    answer = at_provider(employeeHirsaId="SE212000-ny")
    assert answer.status_code == 403
    assert "inte i Samsyns katalog" in text(answer)
    assert "SE212000-ny" in text(answer)
    assert Account.objects.count() == before
    assert not entered(client)


@pytest.mark.parametrize("address", ["sara@akero.example", "SARA@akero.example"])
def test_an_address_equal_to_a_workers_never_opens_that_workers_account(
    at_provider, client, sara_has_an_address, address
):
    assert Account.objects.get(username="sara").email == "sara@akero.example"
    answer = at_provider(
        employeeHirsaId="nagon-annan", email=address, email_verified=True, preferred_username="sara"
    )
    assert answer.status_code == 403
    assert not entered(client)


def test_an_answer_cannot_be_used_twice(at_provider, client):
    at_provider()
    client.post("/logga-ut/")
    again = client.get(f"{at_provider.back.path}?{at_provider.back.query}")
    assert again.status_code == 401
    assert "gick inte att slutföra" in text(again)
    assert not entered(client)


def test_an_answer_meant_for_one_browser_does_not_log_in_another(at_provider, provider, server):
    mine, theirs = Client(), Client()
    at_provider(client=mine)
    answer = theirs.get(f"{at_provider.back.path}?{at_provider.back.query}")
    assert answer.status_code == 401
    assert not entered(theirs)


def test_a_made_up_code_is_refused_in_words(at_provider, client):
    there = client.get("/konto/extern/organisation/")["Location"]
    (state,) = parse_qs(urlsplit(there).query)["state"]
    answer = client.get(f"/konto/extern/organisation/svar/?code=gissning&state={state}")
    assert answer.status_code == 401
    assert "gick inte att slutföra" in text(answer)


def test_somebody_who_cancels_comes_back_to_a_page_that_says_so(at_provider, client):
    there = client.get("/konto/extern/organisation/")["Location"]
    back = requests.post(there, data={"action": "deny"}, allow_redirects=False, timeout=5).headers["Location"]
    state = parse_qs(urlsplit(there).query)["state"][0]
    answer = client.get(f"{urlsplit(back).path}?{urlsplit(back).query}&state={state}", follow=True)
    assert "avbröts" in text(answer)


def test_the_providers_word_links_no_account(at_provider, client):
    at_provider()
    answer = at_provider(start="/konto/extern/organisation/?process=connect", sub="en-annan")
    assert answer.status_code == 403
    assert "leder ingenstans" in text(answer)


def test_a_role_that_the_provider_does_not_vouch_for_closes_the_place(at_provider, provider, client):
    provider(role_claim="roles", roles={"samsyn-alla": ("manager", "log_reviewer")})
    answer = at_provider(roles=["samsyn-alla"])
    assert "ingen plats" in text(answer)
    assert not entered(client)


def test_roles_that_the_provider_vouches_for_open_the_place(at_provider, provider, client, act):
    codes = tuple(role.code for role in act("sara").roles)
    provider(role_claim="roles", roles={"samsyn-soc": codes})
    at_provider(roles=["annat", "samsyn-soc"])
    assert entered(client)


def test_logging_out_logs_out_at_the_provider_too(at_provider, client, server):
    at_provider()
    page = client.post("/logga-ut/")
    address = page["Refresh"].removeprefix("0; url=")
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith(f"{server}/oauth2/end_session?")
    assert asked["client_id"] == ["samsyn"]
    assert asked["post_logout_redirect_uri"] == ["http://testserver/logga-in/"]
    assert asked["id_token_hint"][0].count(".") == 2
    assert not entered(client)
    assert requests.get(address, timeout=5).status_code == 200


def test_a_provider_that_does_not_answer_gives_a_page_in_words(provider, client):
    provider(server="http://127.0.0.1:9")
    answer = client.get("/konto/extern/organisation/")
    assert answer.status_code == 502
    assert "svarade inte" in text(answer)


def test_without_settings_the_pages_of_the_outer_login_do_not_exist(for_real, client):
    assert client.get("/konto/extern/organisation/").status_code == 404
    assert client.get("/konto/extern/organisation/svar/?code=x&state=y").status_code == 404
    assert "organisations inloggning" not in text(client.get("/konto/logga-in/"))
