"""The demo's story: told through the real doors, seen only by those whose room it is, about nobody real."""

import hashlib
import hmac
import re
import secrets
import time

import pytest

TOLD_OF = ("Kim", "Milo", "Alva", "Robin")
AKERO = "akero-barn-unga"
IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:19|20)?\d{6}[-+]?\d{4}(?!\d)")
REAL_PLACES = re.compile(
    r"strängnäs|linköping(?!smodellen)|söderhamn|skövde|stockholm|göteborg|malmö", re.IGNORECASE
)


def rooms(told, table, column="id"):
    return told.ask(
        f"SELECT u.key, t.{column} FROM {table} t JOIN units_unit u ON u.id = t.unit_id ORDER BY 1, 2"
    )


def texts(told):
    """Every text of every row in every table that the story can have written."""
    tables = told.ask(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'unit_id'"
    )
    return "\n".join(
        row for (table,) in tables for (row,) in told.ask(f'SELECT to_jsonb(t)::text FROM "{table}" t')
    )


def seen_by(told, worker):
    """What somebody's own session finds in the web's role, with raw SQL: names, payloads, entries, cases."""
    ((worker_id, unit_id),) = told.ask(
        "SELECT w.id, m.unit_id FROM units_account a JOIN units_worker w ON w.account_id = a.id "
        "JOIN units_membership m ON m.worker_id = w.id WHERE a.username = %s",
        worker,
    )
    token = secrets.token_hex()
    digest = hashlib.sha256(token.encode()).digest()
    said = f"{worker_id}|{digest.hex()}|{int(time.time())}|600"
    with told.connect("default") as web, web.transaction():
        key = acting_key(told)
        signature = hmac.new(key, said.encode(), hashlib.sha256).digest()
        web.execute(
            "SELECT samsyn.open_acting(%s, %s, to_timestamp(%s), make_interval(secs => 600), %s)",
            (worker_id, digest, int(said.split("|")[2]), signature),
        )
        web.execute("SELECT samsyn.enter(%s)", (token,))
        assert web.execute("SELECT samsyn.choose_unit(%s)", (unit_id,)).fetchone() == (True,)
        found = [
            web.execute(f"SELECT to_jsonb(t)::text FROM {table} t").fetchall()
            for table in (
                "people_person",
                "letters_receivedmessage",
                "letters_sentmessage",
                "cases_entry",
                "cases_case",
            )
        ]
    return "\n".join(row for rows in found for (row,) in rows)


def acting_key(told):
    secret = told.environment(owner=False)["SAMSYN_SECRET_KEY"]
    return hmac.new(secret.encode(), b"samsyn acting", hashlib.sha256).digest()


def test_the_story_is_told_on_an_empty_database(told):
    assert "Berättelsen är berättad." in told.output
    assert {name for _, name in rooms(told, "people_person", "given_name")} >= set(TOLD_OF) | {
        "Tuva",
        "Wilma",
    }


def test_kim_s_tip_and_report_lie_unread_with_sara_and_nobody_has_begun(told):
    waiting = told.ask(
        "SELECT kind_id FROM letters_receivedmessage m JOIN units_unit u ON u.id = m.unit_id WHERE u.key = %s "
        "AND m.payload::text LIKE %s AND m.read_at IS NULL ORDER BY received_at",
        AKERO,
        "%Åberg%",
    )
    assert waiting == [("tip/1",), ("concern_report/1",)]
    assert (AKERO, "Kim") not in rooms(told, "people_person", "given_name")


def test_milo_s_visit_is_booked_in_both_rooms_for_the_same_time(told):
    booked = told.ask(
        "SELECT u.key, v.starts_at FROM home_visits_visit v JOIN units_unit u ON u.id = v.unit_id "
        "WHERE v.state = 'booked' ORDER BY 1"
    )
    assert [key for key, _ in booked] == [AKERO, "lpo-akero"]
    assert booked[0][1] == booked[1][1]


def test_after_alva_s_visit_a_promise_is_late_and_a_follow_up_is_near(told):
    late = told.ask(
        "SELECT owner_name FROM cases_task t JOIN units_unit u ON u.id = t.unit_id "
        "WHERE u.key = %s AND rule = 'promise' AND done_at IS NULL AND due_on < current_date",
        AKERO,
    )
    assert late == [("Sara Lindqvist",)]
    ((days,),) = told.ask(
        "SELECT due_on - current_date FROM cases_task WHERE rule = 'follow_up_two_weeks' AND done_at IS NULL"
    )
    assert 0 <= days <= 5


def test_every_message_came_through_the_door(told):
    """Each sent one has its receipt, and its assessment where its kind needs one."""
    ((sent,),) = told.ask("SELECT count(*) FROM letters_sentmessage")
    assert sent > 10
    without = told.ask(
        "SELECT m.kind_id FROM letters_sentmessage m JOIN letters_messagekind k ON k.id = m.kind_id WHERE NOT EXISTS "
        "(SELECT FROM letters_receipt r WHERE r.unit_id = m.unit_id AND r.message_id = m.id AND r.what = 'delivered') "
        "OR k.needs_assessment AND NOT EXISTS (SELECT FROM letters_assessment a WHERE a.unit_id = m.unit_id "
        "AND a.id = m.assessment_id)"
    )
    assert without == []


def test_every_row_is_written_by_a_worker_of_its_unit(told):
    """As the owner the database would not have known who acted."""
    strangers = told.ask(
        "SELECT verb, object_kind FROM (SELECT verb, object_kind, details, worker_id, unit_id FROM audit_auditinbox "
        "UNION ALL SELECT verb, object_kind, details, worker_id, unit_id FROM audit_auditlink) AS w "
        "WHERE verb NOT IN ('receive', 'withdrawn') "
        "AND (verb, object_kind) <> ('enter', 'family_room') "  # somebody of a family, who is no worker
        "AND details->>'rule' IS DISTINCT FROM 'turns_18' "  # the night's work, which acts for nobody
        "AND (worker_id IS NULL OR unit_id IS NULL)"
    )
    assert strangers == []


def test_nothing_lies_in_the_time_that_comes_but_what_is_booked(told):
    for table, column in (
        ("letters_receivedmessage", "received_at"),
        ("cases_entry", "happened_at"),
        ("cases_case", "opened_at"),
        ("letters_sentmessage", "sent_at"),
    ):
        assert told.ask(f"SELECT count(*) FROM {table} WHERE {column} > now()") == [(0,)], table


@pytest.mark.parametrize("worker", ["sara", "per"])
def test_those_whose_work_it_is_see_it(told, worker):
    assert "Alva" in seen_by(told, worker)


@pytest.mark.parametrize(("worker", "own"), [("liv", []), ("rut", ["Milo"]), ("bea", []), ("karin", [])])
def test_the_others_see_nothing_of_it(told, worker, own):
    """Rut asks of her own pupil Milo; what social services have written of him she does not see."""
    found = seen_by(told, worker)
    assert [name for name in TOLD_OF if name in found] == own
    assert "elsparkcykel" not in found


def test_liv_and_rut_have_something_of_their_own(told):
    assert "Tuva" in seen_by(told, "liv")
    assert "Wilma" in seen_by(told, "rut")
    assert "elsparkcykel" in seen_by(told, "sara"), "there is something to leak"


def test_the_protected_case_is_locked_and_has_no_address(told):
    assert told.ask("SELECT responsible_name FROM cases_case WHERE locked") == [("Siv Adamsson",)]
    assert told.ask("SELECT address, telephone FROM people_person WHERE given_name = 'Robin'") == [("", "")]


def test_nobody_and_no_place_is_real(told):
    told_of = texts(told)
    assert "Stationsparken" in told_of
    assert REAL_PLACES.findall(told_of) == []
    assert told.ask("SELECT count(*) FROM people_person WHERE identity_number IS NOT NULL") == [(0,)]
    without_keys = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\\\\x[0-9a-f]+|\b[0-9a-f]{64}\b", "", told_of)
    assert IDENTITY_NUMBER.findall(re.sub(r"010-000 \d\d \d\d|070-000 \d\d \d\d", "", without_keys)) == []


def test_telling_it_twice_changes_nothing(told):
    before = told.ask("SELECT count(*) FROM letters_receivedmessage")
    again = told.django("demo")
    assert again.returncode == 0, again.stderr
    assert "redan berättad" in again.stdout
    assert told.ask("SELECT count(*) FROM letters_receivedmessage") == before


def test_the_clock_is_given_back(told):
    lent = told.ask("SELECT proname FROM pg_proc WHERE proconfig::text LIKE %s", "%samsyn_story%")
    assert lent == []
    assert told.ask("SELECT nspname FROM pg_namespace WHERE nspname = 'samsyn_story'") == []


def test_a_clock_that_was_left_lent_is_given_back_the_next_time(told):
    with told.connect("owner") as owner:
        owner.execute("CREATE SCHEMA samsyn_story")
        owner.execute(
            "ALTER FUNCTION samsyn.deliver(uuid) SET search_path = samsyn_story, pg_catalog, public"
        )
    assert told.django("demo").returncode == 0
    test_the_clock_is_given_back(told)


def test_the_web_s_role_can_neither_lend_the_clock_nor_load_the_demo(told):
    with told.connect("default") as web, pytest.raises(Exception, match="permission denied|must be owner"):
        web.execute("ALTER FUNCTION samsyn.deliver(uuid) SET search_path = samsyn_story, pg_catalog, public")
    refused = told.django("demo", owner=False)
    assert refused.returncode != 0
    assert "databasens ägare" in refused.stderr


def test_the_owner_does_not_tell_the_story(told):
    refused = told.django("tell_story")
    assert refused.returncode != 0
    assert "samma regler" in refused.stderr


def test_without_the_lent_clock_nothing_is_back_dated(told):
    """Whoever sets the story's moment elsewhere gets the real one: the setting alone means nothing."""
    with told.connect("owner") as owner, owner.transaction(force_rollback=True):
        owner.execute("SELECT set_config('samsyn.told_at', '2001-01-01', true)")
        owner.execute(
            "SELECT samsyn.receive_tip((SELECT id FROM units_unit WHERE key = %s), NULL, "
            "'{\"what\": \"nu\", \"channel\": \"web\"}', sha256('x'), '', '', '{}')",
            (AKERO,),
        )
        newest = owner.execute(
            "SELECT max(received_at) > now() - interval '1 minute' FROM letters_receivedmessage"
        )
        assert newest.fetchone() == (True,)


def test_nova_has_been_on_the_way_for_three_months_and_was_asked_more_than_once(told):
    ((months, reviews, numbers),) = told.ask(
        "SELECT extract(day FROM now() - min(p.adopted_at)) / 30, "
        "(SELECT count(*) FROM groups_review r WHERE r.group_id = g.id), "
        "(SELECT count(*) FROM groups_goalrating n WHERE n.group_id = g.id) "
        "FROM groups_groupcase g JOIN cases_case c ON c.unit_id = g.unit_id AND c.id = g.case_id "
        "JOIN people_person w ON w.unit_id = c.unit_id AND w.id = c.person_id "
        "JOIN groups_plan p ON p.unit_id = g.unit_id AND p.group_id = g.id "
        "WHERE w.given_name = 'Nova' AND g.side = 'lead' GROUP BY g.id"
    )
    assert months >= 3
    assert (reviews, numbers) == (1, 13)


def test_carin_gets_her_part_of_the_plan_and_not_where_nova_is_in_the_evenings(told):
    letters = dict(
        told.ask(
            "SELECT u.party, m.payload::text FROM letters_receivedmessage m JOIN units_unit u ON u.id = m.unit_id "
            "WHERE m.kind_id LIKE 'family_plan/%%' AND m.payload::text LIKE %s",
            "%Vara hemma tisdagar%",
        )
    )
    assert "ingen kör förbi" in letters["youth"], "there is something to withhold"
    for hidden in ("ingen kör förbi", "Ungdomens hus", "Faruk", "väggen"):
        assert hidden not in letters["guardian"]
    assert "utan att det blir förhör" in letters["guardian"]


def test_novas_case_was_handed_over_and_back(told):
    handed = told.ask(
        "SELECT h.giver_name, h.receiver_name, h.acknowledged_at IS NOT NULL, c.responsible_name "
        "FROM handover_handover h JOIN handover_handedcase g ON g.unit_id = h.unit_id AND g.handover_id = h.id "
        "JOIN cases_case c ON c.unit_id = g.unit_id AND c.id = g.case_id "
        "JOIN people_person w ON w.unit_id = c.unit_id AND w.id = c.person_id "
        "WHERE w.given_name = 'Nova' ORDER BY h.made_at"
    )
    assert handed == [
        ("Sara Lindqvist", "Samir Haddad", True, "Sara Lindqvist"),
        ("Samir Haddad", "Sara Lindqvist", True, "Sara Lindqvist"),
    ]


def test_leo_has_come_to_the_end_and_was_asked_twice_afterwards(told):
    ((closed, in_his_words, checks, left),) = told.ask(
        "SELECT k.reason, k.youth_view <> '', "
        "(SELECT count(*) FROM groups_aftercheck a WHERE a.group_id = k.group_id AND a.done_at IS NOT NULL), "
        "(SELECT count(*) FROM groups_groupcase m WHERE m.side = 'member' AND m.closed_at IS NOT NULL) "
        "FROM groups_groupclosing k"
    )
    assert (closed, in_his_words, checks, left) == ("goals_met", True, 2, 2)
    assert told.ask("SELECT count(*) FROM groups_aftercheck WHERE done_at IS NULL") == [(0,)]


def test_a_report_meeting_has_been_held_and_its_reporter_answered(told):
    held = told.ask(
        "SELECT w.given_name FROM cases_entry e JOIN people_person w ON w.unit_id = e.unit_id AND w.id = e.person_id "
        "WHERE e.kind = 'report_meeting' ORDER BY e.happened_at"
    )
    assert held == [("Leo",), ("Tove",)]
    answered = told.ask(
        "SELECT count(*) FROM letters_receivedmessage m JOIN units_unit u ON u.id = m.unit_id "
        "WHERE u.key = 'lindskolan' AND m.kind_id LIKE 'feedback/%%' OR m.kind_id LIKE 'report_answer/%%'"
    )
    assert answered != [(0,)]
