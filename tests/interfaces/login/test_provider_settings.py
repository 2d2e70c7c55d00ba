"""What SAMSYN_OIDC_* may say, and how claims are read."""

import pytest

from samsyn.interfaces.login.provider_settings import VouchingError, provider_from
from samsyn.interfaces.login.vouching import Provider, Refused, Vouched, Why, open_places, vouch

OURS = Provider("https://idp", "us", "s", ("loa3",), {"A": ("a", "b"), "B": ("c",)})
TOKEN = {"sub": "sara", "acr": "loa3", "organizationIdentifier": "A"}


@pytest.fixture
def said(tmp_path):
    path = tmp_path / "map.yaml"
    path.write_text("organisations:\n  212000-9999: [akero-barn-unga]\n", encoding="utf-8")
    return {
        "SAMSYN_OIDC_SERVER": "https://idp.example/",
        "SAMSYN_OIDC_CLIENT_ID": "samsyn",
        "SAMSYN_OIDC_CLIENT_SECRET": "s",
        "SAMSYN_OIDC_LEVELS": "loa3 loa4",
        "SAMSYN_OIDC_MAP": str(path),
    }


def test_nothing_set_is_no_provider():
    assert provider_from({}) is None


def test_the_settings_become_a_provider(said):
    ours = provider_from(said)
    assert ours.server == "https://idp.example"
    assert ours.levels == ("loa3", "loa4")
    assert ours.organisations == {"212000-9999": ("akero-barn-unga",)}
    assert ours.worker_claim == "sub"


@pytest.mark.parametrize("name", ["CLIENT_ID", "CLIENT_SECRET", "LEVELS", "MAP"])
def test_each_needed_setting_is_named_when_it_is_missing(said, name):
    del said[f"SAMSYN_OIDC_{name}"]
    with pytest.raises(VouchingError, match=f"SAMSYN_OIDC_{name} saknas"):
        provider_from(said)


@pytest.mark.parametrize("server", ["http://idp.example", "idp.example", "ftp://idp.example"])
def test_a_provider_over_the_open_net_must_be_encrypted(said, server):
    with pytest.raises(VouchingError, match="https"):
        provider_from(said | {"SAMSYN_OIDC_SERVER": server})


@pytest.mark.parametrize(
    "content", ["", "[]", "organisations: 3", "organisations: {A: akero}", "roles: {}", "a: [", "x"]
)
def test_a_map_that_cannot_be_read_is_refused_with_its_name(said, content, tmp_path):
    path = tmp_path / "other.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VouchingError, match="other.yaml"):
        provider_from(said | {"SAMSYN_OIDC_MAP": str(path)})


def test_a_role_claim_without_roles_in_the_map_is_refused(said):
    with pytest.raises(VouchingError, match="ROLE_CLAIM"):
        provider_from(said | {"SAMSYN_OIDC_ROLE_CLAIM": "roles"})


def test_several_organisations_open_all_their_units():
    assert vouch(TOKEN | {"organizationIdentifier": ["A", "B", "X"]}, None, OURS) == Vouched(
        "sara", ("a", "b", "c"), None
    )


@pytest.mark.parametrize(
    ("token", "userinfo", "why"),
    [
        (None, TOKEN, Why.UNSURE),
        (TOKEN, TOKEN | {"sub": "liv"}, Why.UNSURE),
        (TOKEN, {"organizationIdentifier": "A"}, Why.UNSURE),
        (TOKEN | {"acr": "loa2"}, TOKEN, Why.LEVEL),
        ({k: v for k, v in TOKEN.items() if k != "acr"}, TOKEN, Why.LEVEL),
        (TOKEN | {"organizationIdentifier": "X"}, None, Why.ORGANISATION),
        (TOKEN | {"sub": ["sara"]}, None, Why.WORKER),
    ],
)
def test_claims_that_do_not_suffice_are_refused_with_the_reason(token, userinfo, why):
    with pytest.raises(Refused) as refusal:
        vouch(token, userinfo, OURS)
    assert refusal.value.why == why


def test_a_place_opens_when_unit_and_every_role_are_vouched_for():
    places = [
        {"unit_id": "1", "key": "a", "roles": ["handler"]},
        {"unit_id": "2", "key": "b", "roles": ["handler", "manager"]},
        {"unit_id": "3", "key": "z", "roles": ["handler"]},
    ]
    assert open_places(Vouched("sara", ("a", "b"), ("handler",)), places) == ["1"]
    assert open_places(Vouched("sara", ("a", "b"), None), places) == ["1", "2"]
    assert open_places(Vouched("sara", ("a", "b"), ()), places) == []
