"""Every address, as every role, with another unit's ids: the answer is 404 and holds nothing of it.

The addresses are read from the code and the rows from the demo's story, so a new address is tried by itself. A leak
test has to show that there is something to leak: the unit that owns a row gets an answer.
"""

import http.client
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from samsyn.foundation.units.rooms import RoomRow
from tests.journeys.conftest import Installation

ROLES = (
    "sara",
    "siv",
    "samir",
    "ada",
    "lotta",
    "per",
    "petra",
    "karin",
    "bea",
    "rut",
    "faruk",
    "liv",
    "jorunn",
)
OURS = (
    "web",
    "intake",
    "home_visits",
    "groups",
    "sharing",
    "handover",
    "consenting",
    "tips",
    "login",
    "demo",
    "log_review",
    "legal_counsel",
    "meetings",
    "family_contact",
)
# the table that each identifier in an address names; the others of the same address are its columns
TABLES = {
    "case_id": "cases_case",
    "person_id": "people_person",
    "task_id": "cases_task",
    "matter_id": "intake_matter",
    "visit_id": "home_visits_visit",
    "talk_id": "home_visits_talk",
    "follow_up_id": "home_visits_followup",
    "decision_id": "home_visits_managerdecision",
    "consent_id": (
        "(SELECT c.unit_id, c.id, s.visit_id FROM home_visits_screeningconsent c "
        "JOIN home_visits_screening s ON s.unit_id = c.unit_id AND s.id = c.screening_id) AS consents"
    ),
    "asked_id": "consents_consent",
    "scan_id": "consents_consentscan",
    "draft_id": "drafts_draft",
    "attachment_id": "intake_reportattachment",
    "booking_id": "calendars_booking",
    "feed_id": "calendars_feed",
    "message_id": (
        "(SELECT unit_id, id FROM letters_receivedmessage UNION ALL "
        "SELECT unit_id, id FROM letters_sentmessage) AS letters"
    ),
    "review_id": "log_review_review",
    "entry_id": "cases_entry",
    "deputyship_id": "cases_deputyship",
    "handover_id": "handover_handover",
    "left_draft_id": (
        "(SELECT d.unit_id, d.id, h.id AS handover_id FROM drafts_draft d JOIN handover_handover h "
        "ON h.unit_id = d.unit_id AND h.giver_id = d.worker_id AND h.in_effect_at IS NOT NULL) AS left_drafts"
    ),
    "opening_id": "(SELECT unit_id, id FROM cases_caseworker WHERE NOT named) AS openings",
    "meeting_id": "meetings_meeting",
    "called_id": ("(SELECT unit_id, meeting_id AS id, message_id FROM meetings_invitation) AS times"),
    "group_id": "groups_groupcase",
    "consultation_id": "groups_consultation",
    "plan_id": "groups_plan",
    "goal_id": "groups_goal",
    "member_id": "groups_member",
    "check_id": "groups_aftercheck",
    "commitment_id": "(SELECT unit_id, commitment_id AS id, plan_id FROM groups_plancommitment) AS taken_on",
    "reader_id": (
        "(SELECT r.unit_id, r.id, p.id AS plan_id FROM family_familyroom r "
        "JOIN groups_groupcase g ON g.unit_id = r.unit_id AND g.person_id = r.person_id "
        "JOIN groups_plan p ON p.unit_id = g.unit_id AND p.group_id = g.id) AS readers"
    ),
    "goal_key": (
        "(SELECT g.unit_id, g.key AS id, p.group_id FROM groups_goal g "
        "JOIN groups_plan p ON p.unit_id = g.unit_id AND p.id = g.plan_id) AS goals"
    ),
    "unit_id": (
        "(SELECT g.unit_id, u.id, g.id AS group_id FROM groups_groupcase g "
        "JOIN units_unit u ON u.party = 'police') AS invited"
    ),
    "family_room_id": "family_familyroom",
    "withholding_id": "family_withholding",
    "assessment_id": (
        "(SELECT unit_id, id, person_id FROM letters_assessment WHERE person_id IS NOT NULL) AS assessments"
    ),
    "own_room_id": (
        "(SELECT r.unit_id, r.id, m.id AS meeting_id FROM family_familyroom r "
        "JOIN meetings_meeting m ON m.unit_id = r.unit_id AND m.person_id = r.person_id) AS own_rooms"
    ),
    "about": "",  # names any of them, in the worker's own draft
}
ANSWERED = {200, 302, 405, 422}
# the story has no tip with a picture or a name and no report with a file; their own tests open them
NOT_IN_THE_STORY = {"tips:picture", "tips:reporter", "intake:attachment"}


@dataclass
class Caller:
    """Somebody of the cast, without a browser."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if method == "POST":
            body = urlencode({"csrfmiddlewaretoken": self.cookies.get("csrftoken", ""), **(fields or {})})
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": self.url}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, value = line.split(";")[0].split("=", 1)
                self.cookies[name] = value
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def become(self, who: str) -> "Caller":
        self.ask("GET", "/demo/")
        assert self.ask("POST", "/demo/bli/", {"who": who})[0] == 302
        self.ask("GET", "/demo/")
        return self


def addresses(
    resolver: URLResolver | None = None,
    prefix: str = "",
    app: str = "",
    every: tuple[str, ...] = OURS,
) -> Iterator[tuple[str, str]]:
    """Every address of ours as (name, pattern)."""
    for one in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, pattern, one.app_name or app, every)
        elif isinstance(one, URLPattern) and app in every:
            yield f"{app}:{one.name}", "/" + pattern


def parameters(pattern: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", pattern)


WITH_IDS = sorted(
    {(name, pattern) for name, pattern in addresses() if set(parameters(pattern)) & set(TABLES)}
)


def fill(pattern: str, values: dict[str, Any]) -> str:
    values = {"slug": "skydd", "form": "note", "number": "0", **values}
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found.group(1)]), pattern)


def rows(installation: Installation, pattern: str) -> list[tuple[Any, dict[str, Any]]]:
    """(unit, values for the address) of rows that it can be asked for."""
    names = [name for name in parameters(pattern) if name in TABLES]
    table = TABLES[names[-1]]
    if not table:
        return []
    others = "".join(f", {name}" for name in names[:-1])
    found = installation.ask(f"SELECT unit_id, id{others} FROM {table}")
    return [(row[0], dict(zip([names[-1], *names[:-1]], row[1:], strict=True))) for row in found]


def holders(installation: Installation) -> dict[str, set[str]]:
    """The units that hold a row with an id: the sender and the recipient hold the same message."""
    held: dict[str, set[str]] = {}
    for model in apps.get_models():
        if issubclass(model, RoomRow):
            for unit, one in installation.ask(f"SELECT unit_id, id FROM {model._meta.db_table}"):
                held.setdefault(str(one), set()).add(str(unit))
    return held


def secrets_of(installation: Installation) -> dict[str, set[str]]:
    """Words that only some units may see: names, and what was written about somebody."""
    words: dict[str, set[str]] = {}
    for statement in (
        "SELECT unit_id, given_name || ' ' || family_name FROM people_person WHERE family_name <> ''",
        "SELECT unit_id, left(text, 60) FROM cases_entry",
        "SELECT unit_id, number FROM cases_case WHERE false",
    ):
        for unit, word in installation.ask(statement):
            words.setdefault(word.strip(), set()).add(str(unit))
    return words


@pytest.fixture
def units(installation: Installation) -> dict[str, str]:
    found = installation.ask(
        "SELECT a.username, m.unit_id FROM units_account a JOIN units_worker w ON w.account_id = a.id "
        "JOIN units_membership m ON m.worker_id = w.id"
    )
    return {name: str(unit) for name, unit in found}


def test_there_are_addresses_with_ids_and_every_kind_of_id_is_known():
    assert len(WITH_IDS) > 30
    used = {name for _, pattern in WITH_IDS for name in parameters(pattern)}
    assert used - set(TABLES) <= {"slug", "form", "number"}


def test_every_url_as_every_role_with_another_units_ids(installation, units):
    held, secret = holders(installation), secrets_of(installation)
    assert secret, "the story tells nothing to leak"
    leaks = []
    for who in ROLES:
        caller, own = Caller(installation.url).become(who), units[who]
        hidden = {word for word, known in secret.items() if own not in known}
        for name, pattern in WITH_IDS:
            foreign = [
                values
                for _, values in rows(installation, pattern)
                if not any(own in held.get(str(value), set()) for value in values.values())
            ][:2]
            for values in foreign:
                for method in ("GET", "POST"):
                    status, body = caller.ask(method, fill(pattern, values))
                    told = [word for word in hidden if word in body]
                    if status not in {404, 405} or told:
                        leaks.append((who, method, name, status, told[:2]))
    assert leaks == []


def test_the_owners_do_get_an_answer_so_there_is_something_to_leak(installation, units):
    callers = [
        (units[who], Caller(installation.url).become(who)) for who in ("sara", "per", "liv", "siv", "jorunn")
    ]
    opened = set()
    for name, pattern in WITH_IDS:
        for unit, values in rows(installation, pattern):
            for _own, caller in (one for one in callers if one[0] == str(unit) and name not in opened):
                if caller.ask("GET", fill(pattern, values))[0] in ANSWERED:
                    opened.add(name)
                    break
    unseen = {name for name, pattern in WITH_IDS if rows(installation, pattern)} - opened
    assert unseen == NOT_IN_THE_STORY


def test_without_a_login_every_page_leads_to_the_login(installation):
    caller = Caller(installation.url)
    for name, pattern in WITH_IDS:
        for _, values in rows(installation, pattern)[:1]:
            status, body = caller.ask("GET", fill(pattern, values))
            assert status in {302, 404, 405}, (name, status)
            assert "Åberg" not in body


FAMILY = ("alva", "helena")
PORTAL = sorted(
    (name, pattern)
    for name, pattern in addresses(every=("portal",))
    if name not in {"portal:log_out", "portal:quick_exit", "portal:came_back"}
)


def enter_room(installation: Installation, who: str) -> Caller:
    """Somebody of Alva's family in the own room."""
    caller = Caller(installation.url)
    caller.ask("GET", "/demo/")
    assert caller.ask("POST", "/demo/bli-familj/", {"who": who})[0] == 302
    caller.ask("GET", "/min-sida/hem/")
    return caller


@pytest.mark.parametrize("who", FAMILY)
def test_the_family_sees_no_worker_s_page_and_nobody_else_s_consent(installation, who):
    """Every address of the workers', and the family's own with every consent there is."""
    caller = enter_room(installation, who)
    status, body = caller.ask("GET", "/min-sida/hem/")
    assert (status, "Hej" in body) == (200, True)
    for name, pattern in WITH_IDS:
        for _unit, values in rows(installation, pattern)[:1]:
            for method in ("GET", "POST"):
                status, body = caller.ask(method, fill(pattern, values))
                assert status in {302, 403, 404, 405}, (name, method, status)
                assert "Strand" not in body, name
    own = {word for word in secrets_of(installation) if "Strand" in word}
    hidden = {word for word in secrets_of(installation) if word not in own}
    consents = installation.ask(
        "SELECT c.id, p.family_name FROM consents_consent c JOIN people_person p "
        "ON p.unit_id = c.unit_id AND p.id = c.person_id WHERE c.origin_id = c.unit_id"
    )
    assert {family for _id, family in consents} > {"Strand"}
    for name, pattern in PORTAL:
        for consent, family in consents if "my_consent_id" in pattern else [(None, "Strand")]:
            status, body = caller.ask("GET", fill(pattern, {"my_consent_id": consent}))
            seen = {200, 302, 405} if family == "Strand" else {404, 405}
            assert status in seen, (name, family, status)
            assert [word for word in hidden if word in body] == [], name
            if family != "Strand":
                assert caller.ask("POST", fill(pattern, {"my_consent_id": consent}))[0] in {404, 405}, name


def test_nobody_is_in_the_family_s_pages_without_a_token_of_the_family(installation):
    for caller in (Caller(installation.url), Caller(installation.url).become("sara")):
        for name, pattern in PORTAL:
            path = fill(pattern, {"my_consent_id": "00000000-0000-4000-8000-000000000000"})
            status, body = caller.ask("GET", path)
            assert status in {200, 302, 404, 405}, name
            assert "Strand" not in body, name
