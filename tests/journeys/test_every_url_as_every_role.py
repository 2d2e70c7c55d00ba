"""Every address, as every role, with another unit's ids: the answer is 404 and holds nothing of it.

The addresses are read from the code and the rows from the demo's story, so a new address is tried by itself. A leak
test has to show that there is something to leak: the unit that owns a row gets an answer.
"""

from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from tests.journeys.installation import Installation
from tests.journeys.walking import (
    DEMO_DOOR,
    OF_THE_FAMILY,
    OTHER_PARTS,
    ROLES,
    addresses,
    fill,
    holders,
    parameters,
    secrets_of,
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
# the health page answers 503 where no queue runs
ANSWERED_WITHOUT_A_ROW = ANSWERED | {400, 401, 403, 404, 409, 410, 429, 503}
# the story has no tip with a picture or a name and no report with a file; their own tests open them
NOT_IN_THE_STORY = {"tips:picture", "tips:reporter", "intake:attachment"}
LEAVING = {"login:log_out", ":account_logout"}
EVERY = sorted({one for one in addresses() if one[0].split(":")[0] not in {OF_THE_FAMILY, DEMO_DOOR}})
WITH_IDS = [(name, pattern) for name, pattern in EVERY if set(parameters(pattern)) & set(TABLES)]
WITHOUT_IDS = [one for one in EVERY if one not in WITH_IDS and one[0] not in LEAVING]

Row = tuple[Any, dict[str, Any]]


@cache
def rows(installation: Installation, pattern: str) -> list[Row]:
    """(unit, values for the address) of rows that it can be asked for, as the story left them."""
    names = [name for name in parameters(pattern) if name in TABLES]
    table = TABLES[names[-1]]
    if not table:
        return []
    others = "".join(f", {name}" for name in names[:-1])
    found = installation.ask(f"SELECT unit_id, id{others} FROM {table}")
    return [(row[0], dict(zip([names[-1], *names[:-1]], row[1:], strict=True))) for row in found]


@pytest.fixture
def units(installation: Installation) -> dict[str, str]:
    found = installation.ask(
        "SELECT a.username, m.unit_id FROM units_account a JOIN units_worker w ON w.account_id = a.id "
        "JOIN units_membership m ON m.worker_id = w.id"
    )
    return {name: str(unit) for name, unit in found}


def test_there_are_addresses_with_ids_and_every_part_of_an_address_is_known():
    assert len(WITH_IDS) > 100
    assert {name for _, pattern in EVERY for name in parameters(pattern)} <= set(TABLES) | set(OTHER_PARTS)
    assert {name.split(":")[0] for name, _ in EVERY} > {"web", "groups", "method_desk", "signing", "public"}


@pytest.mark.parametrize("who", ROLES)
def test_every_url_as_every_role_with_another_units_ids(installation, units, caller, who):
    held, own = holders(installation), units[who]
    hidden = secrets_of(installation).hidden_from(own)
    assert len(hidden) > 10, "the story tells nothing to leak"
    somebody = caller().become(who)
    leaks = []
    for name, pattern in WITH_IDS:
        foreign = [
            values
            for _, values in rows(installation, pattern)
            if not any(own in held.get(str(value), set()) for value in values.values())
        ][:1]
        for values in foreign:
            for method in ("GET", "POST"):
                status, body = somebody.ask(method, fill(pattern, values))
                told = [word for word in hidden if word in body]
                if status not in {404, 405} or told:
                    leaks.append((method, name, status, told[:2]))
    assert leaks == []


@pytest.mark.parametrize("who", ROLES)
def test_every_page_without_an_id_as_every_role_tells_nothing_of_other_units(
    installation, units, caller, who
):
    """The lists, the searches and the forms: what is looked for is every text and name the own unit does not hold."""
    hidden = secrets_of(installation).hidden_from(units[who])
    somebody = caller().become(who)
    leaks = []
    for name, pattern in WITHOUT_IDS:
        status, body = somebody.ask("GET", fill(pattern, {}))
        told = [word for word in hidden if word in body]
        if status not in ANSWERED_WITHOUT_A_ROW or told:
            leaks.append((name, status, told[:3]))
    assert leaks == []


def test_the_owners_do_get_an_answer_so_there_is_something_to_leak(installation, units, caller):
    callers = defaultdict(list)
    for who in ("sara", "per", "rut", "liv", "siv", "jorunn"):
        callers[units[who]].append(caller().become(who))
    unseen = {
        name
        for name, pattern in WITH_IDS
        if rows(installation, pattern)
        and not any(
            somebody.ask("GET", fill(pattern, values))[0] in ANSWERED
            for unit, values in rows(installation, pattern)
            for somebody in callers[str(unit)]
        )
    }
    assert unseen == NOT_IN_THE_STORY


def test_without_a_login_no_page_tells_anything_of_anybody(installation, caller):
    somebody, hidden = caller(), secrets_of(installation).words
    leaks = []
    for name, pattern in EVERY:
        with_an_id = set(parameters(pattern)) & set(TABLES)
        for values in [one for _, one in rows(installation, pattern)[:1]] if with_an_id else [{}]:
            status, body = somebody.ask("GET", fill(pattern, values))
            told = [word for word in hidden if word in body]
            if told or status not in ({302, 404, 405} if with_an_id else ANSWERED_WITHOUT_A_ROW):
                leaks.append((name, status, told[:2]))
    assert leaks == []
