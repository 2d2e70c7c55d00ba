"""Every address as everybody who has an own page: no worker's page, and only what lies in the own room."""

from typing import Any

import pytest

from samsyn.interfaces.demo import views as demo
from tests.journeys.installation import Installation
from tests.journeys.test_every_url_as_every_role import EVERY, TABLES, WITHOUT_IDS, rows
from tests.journeys.walking import (
    FAMILY,
    OF_THE_FAMILY,
    addresses,
    fill,
    parameters,
    secrets_of,
)

PORTAL = sorted(
    (name, pattern)
    for name, pattern in addresses()
    if name.startswith(OF_THE_FAMILY)
    and name not in {"portal:log_out", "portal:quick_exit", "portal:came_back"}
)
NOBODYS = "00000000-0000-4000-8000-000000000000"


def named(who: str) -> tuple[str, str]:
    """The young person whose pages they are, and the guardian that reads them, if one does."""
    found = next(one for one in demo.FAMILY if one["key"] == who)
    return found["youth"], found["guardian"]


def room_of(installation: Installation, who: str) -> tuple[str, str]:
    """The room's own unit, and the id of the person it is about at the unit that opened it."""
    youth, guardian = named(who)
    found = installation.ask(
        "SELECT r.room_id, r.person_id FROM family_familyroom r "
        "JOIN people_person p ON p.unit_id = r.unit_id AND p.id = r.person_id "
        "LEFT JOIN people_guardian g ON g.unit_id = r.unit_id AND g.id = r.guardian_id "
        "WHERE r.closed_at IS NULL AND p.given_name || ' ' || p.family_name = %s "
        "AND coalesce(g.name, '') = %s",
        youth,
        guardian,
    )
    assert len(found) == 1, who
    return str(found[0][0]), str(found[0][1])


def asked_of(installation: Installation, person: str) -> set[str]:
    """What the consents about somebody say: the family reads what it is asked to agree to."""
    found = installation.ask("SELECT c::text FROM consents_consent c WHERE person_id = %s", person)
    return {word for word in secrets_of(installation).words for (said,) in found if word in said}


# what an address of the family's names: every row there is, and the person it is about
THEIRS = {
    "my_consent_id": "SELECT id, person_id FROM consents_consent WHERE origin_id = unit_id",
    "my_goal_key": (
        "SELECT DISTINCT g.key, c.person_id FROM groups_goal g JOIN groups_plan p ON p.unit_id = g.unit_id "
        "AND p.id = g.plan_id JOIN groups_groupcase c ON c.unit_id = p.unit_id AND c.id = p.group_id"
    ),
}


def named_in(installation: Installation, pattern: str, person: str) -> list[tuple[dict[str, Any], str]]:
    """What an address can be asked for with, and the person it is about."""
    (name,) = parameters(pattern) or [""]
    if not name:
        return [({}, person)]
    return [({name: one}, str(about)) for one, about in installation.ask(THEIRS[name])]


@pytest.mark.parametrize("who", FAMILY)
def test_the_family_sees_no_worker_s_page(installation, caller, who):
    somebody = caller().enter_room(who)
    hidden = secrets_of(installation).words - set(named(who))
    for name, pattern in EVERY:
        if (name, pattern) in WITHOUT_IDS or not set(parameters(pattern)) & set(TABLES):
            continue
        for _unit, values in rows(installation, pattern)[:1]:
            for method in ("GET", "POST"):
                status, body = somebody.ask(method, fill(pattern, values))
                assert status in {302, 403, 404, 405}, (name, method, status)
                assert [word for word in hidden if word in body] == [], (name, method)


@pytest.mark.parametrize("who", FAMILY)
def test_the_family_sees_what_lies_in_its_own_room_and_nothing_of_anybody_else_s(installation, caller, who):
    """An address with an id is asked for with every row there is: others' are not there."""
    somebody = caller().enter_room(who)
    room, person = room_of(installation, who)
    hidden = secrets_of(installation).hidden_from(room, but=[*named(who), *asked_of(installation, person)])
    for name in THEIRS:
        about = {one for _values, one in named_in(installation, f"<uuid:{name}>", person)}
        assert {person} < about | {person}, name
    status, body = somebody.ask("GET", "/min-sida/hem/")
    assert (status, "Hej" in body) == (200, True)
    for name, pattern in PORTAL:
        for values, about in named_in(installation, pattern, person):
            status, body = somebody.ask("GET", fill(pattern, values))
            allowed = {200, 302, 404, 405, 409} if about == person else {404, 405}
            assert status in allowed, (name, status)
            assert [word for word in hidden if word in body] == [], name
            if about != person:
                assert somebody.ask("POST", fill(pattern, values))[0] in {404, 405}, name


def test_nobody_is_in_the_family_s_pages_without_a_token_of_the_family(installation, caller):
    hidden = secrets_of(installation).words
    for somebody in (caller(), caller().become("sara")):
        for name, pattern in PORTAL:
            status, body = somebody.ask("GET", fill(pattern, dict.fromkeys(THEIRS, NOBODYS)))
            assert status in {200, 302, 404, 405}, name
            assert [word for word in hidden if word in body] == [], name
