"""A copy makes others able to share, a withdrawal stops everybody at once, and what they got is closed."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.consenting import actions
from samsyn.capabilities.consenting.kinds import CONSENT_COPY
from samsyn.capabilities.consenting.queries.consents import consent_page
from samsyn.capabilities.consenting.queries.reach import raised_by
from samsyn.foundation.calendars.actions import book
from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.cases.queries import my_tasks
from samsyn.foundation.consents.in_force import in_force, states
from samsyn.foundation.consents.models import Consent, ConsentWithdrawal
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.consents.states import State
from samsyn.foundation.messages import assessing, further_use, knowing, reading, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.kinds import Kind, register
from samsyn.foundation.messages.models import ClosedUse, FurtherUse, ReceivedMessage, SentMessage
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import Person
from samsyn.law import Category, Fact, Party, Purpose
from tests.consents.conftest import EVERYBODY, NOW, TODAY, ask, sign
from tests.consents.test_attacks import Note, assessed, send

pytestmark = pytest.mark.django_db
RISK = register(
    Kind("test_risk", 1, "Prov", Note, "none.html", (Category.CRIME_RISK,), Purpose.PREVENT_CRIME)
)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(work):
    with pytest.raises((DatabaseError, NotDelivered, ConsentRefused)) as error, transaction.atomic():
        work()
    return str(error.value)


def unit(actor, party):
    return assessing.recipients(actor=actor, parties=[party])[0]


def signed(act, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    return sign(act, consent, *EVERYBODY), kim, consent


def withdraw(actor, consent, role="guardian_2"):
    return actions.withdraw(
        actor=actor, consent_id=consent, role=role, way="telephone", said="Jag har ändrat mig.", at=NOW
    )


def rut_knows_kim(rut, kim_born):
    facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=kim_born)
    return register_person(actor=rut, facts=facts, at=NOW).id


def test_a_copy_becomes_the_schools_own_row_and_opens_back(act, family):
    sara, kim, consent = signed(act, family)
    born = Person.objects.get(id=kim).birth_date
    actions.send_copy(actor=sara, consent_id=consent, recipient=unit(sara, Party.SCHOOL_MUNICIPAL), at=NOW)
    rut = act("rut")
    theirs = rut_knows_kim(rut, born)
    assert in_force(actor=rut, person_id=theirs, on=TODAY) == ()
    actions.link_copy(actor=rut, consent_id=consent, person_id=theirs, at=NOW)
    assert states(actor=rut, person_id=theirs, on=TODAY) == {consent: State.IN_FORCE}
    (held,) = in_force(actor=rut, person_id=theirs, on=TODAY)
    assert held.id == consent
    row = Consent.objects.get()
    assert (row.maturity, row.custody_ids, row.scans.count()) == ("", [], 0)


def test_a_copy_goes_only_to_units_in_the_scope_and_once(act, family):
    sara, _kim, consent = signed(act, family)
    assert "gäller inte" in refused(
        lambda: actions.send_copy(actor=sara, consent_id=consent, recipient=unit(sara, Party.LEISURE), at=NOW)
    )
    school = unit(sara, Party.SCHOOL_MUNICIPAL)
    actions.send_copy(actor=sara, consent_id=consent, recipient=school, at=NOW)
    assert "redan en kopia" in refused(
        lambda: actions.send_copy(actor=sara, consent_id=consent, recipient=school, at=NOW)
    )
    assert SentMessage.objects.filter(kind_id=CONSENT_COPY.id).count() == 1


def test_a_copy_is_linked_only_to_somebody_with_the_same_birth_date(act, family):
    sara, kim, consent = signed(act, family)
    born = Person.objects.get(id=kim).birth_date
    actions.send_copy(actor=sara, consent_id=consent, recipient=unit(sara, Party.SCHOOL_MUNICIPAL), at=NOW)
    rut = act("rut")
    other = rut_knows_kim(rut, born - dt.timedelta(days=1))
    assert "Födelsedatumet" in refused(
        lambda: actions.link_copy(actor=rut, consent_id=consent, person_id=other, at=NOW)
    )


def test_a_withdrawal_closes_tells_and_folds_in_one_transaction(act, family):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    message = send(sara, kim, school, assessment)
    actions.send_copy(actor=sara, consent_id=consent, recipient=school, at=NOW)
    rut = act("rut")
    assert reading.open_message(actor=rut, message_id=message).payload is not None
    assert withdraw(act("sara"), consent) == 1
    sara = act("sara")
    assert states(actor=sara, person_id=kim, on=TODAY)[consent] is State.WITHDRAWN
    assert in_force(actor=sara, person_id=kim, on=TODAY) == ()
    rut = act("rut")
    opened = reading.open_message(actor=rut, message_id=message)
    assert (opened.folded, opened.payload) == (True, None)
    assert ConsentWithdrawal.objects.get().said == ""
    reading.link_person(actor=rut, message_id=message, person_id=rut_knows_kim(rut, TODAY))
    person = ReceivedMessage.objects.get(id=message).person_id
    assert {one.closed for one in knowing.who_knows_what(actor=rut, person_id=person)} == {True}
    (told,) = ReceivedMessage.objects.filter(kind_id="consent_withdrawn/1")
    assert told.payload == {"consent": str(consent)}
    assert any(task.about == told.id for task in my_tasks(actor=rut))
    act("per")
    assert ReceivedMessage.objects.count() == 0


def test_what_was_assessed_before_the_withdrawal_does_not_cross_after(act, family):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    withdraw(sara, consent)
    assert "gäller inte längre" in refused(lambda: send(act("sara"), kim, school, assessment))
    act("rut")
    assert ReceivedMessage.objects.count() == 0


def test_the_copy_closes_too_and_a_withdrawal_told_to_the_school_reaches_social_services(act, family):
    sara, kim, consent = signed(act, family)
    born = Person.objects.get(id=kim).birth_date
    actions.send_copy(actor=sara, consent_id=consent, recipient=unit(sara, Party.SCHOOL_MUNICIPAL), at=NOW)
    rut = act("rut")
    theirs = rut_knows_kim(rut, born)
    actions.link_copy(actor=rut, consent_id=consent, person_id=theirs, at=NOW)
    assert withdraw(rut, consent, role="youth") == 1
    assert states(actor=act("rut"), person_id=theirs, on=TODAY)[consent] is State.WITHDRAWN
    sara = act("sara")
    assert states(actor=sara, person_id=kim, on=TODAY)[consent] is State.WITHDRAWN
    assert ReceivedMessage.objects.get(kind_id="consent_withdrawn/1").person_id == kim


def test_what_is_booked_with_others_is_raised_with_the_one_who_booked(act, family):
    sara, kim, consent = signed(act, family)
    case = open_case(actor=sara, person_id=kim, method_key="sspf", method_version="1", at=NOW)
    soon = NOW + dt.timedelta(days=2)
    booking = book(
        actor=sara,
        what="Nätverksmöte",
        starts_at=soon,
        ends_at=soon + dt.timedelta(hours=1),
        with_whom="Lindskolan",
        case_id=case.id,
    )
    withdraw(sara, consent)
    (task,) = [one for one in my_tasks(actor=act("sara")) if one.about == booking]
    assert (task.owner_id, task.rule) == (act("sara").worker_id, "consent_perhaps")


def booked(actor, case, **more):
    soon = NOW + dt.timedelta(days=2)
    times = {"starts_at": soon, "ends_at": soon + dt.timedelta(hours=1)}
    return book(actor=actor, what="Nätverksmöte", case_id=case, **times, **more)


def test_what_stood_on_the_consent_is_raised_in_both_rooms_and_what_may_have_stands_apart(
    act, family, enter_as
):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    told = send(sara, kim, school, assessment)
    case = open_case(actor=sara, person_id=kim, method_key="sspf", method_version="1", at=NOW).id
    stood = booked(sara, case, came_of=told)
    unknown = booked(sara, case, with_whom="Lindskolan")
    booked(sara, case, with_whom="Lindskolan", came_of=uuid4())  # it came of something else
    booked(sara, case)  # with nobody else
    theirs = booked(act("rut"), None, came_of=told)
    withdraw(act("sara"), consent)
    sara = act("sara")
    rules = {task.about: task.rule for task in my_tasks(actor=sara) if task.about_kind == "booking"}
    assert rules == {stood: "consent_withdrawn", unknown: "consent_perhaps"}
    rut = act("rut")
    assert [task.about for task in my_tasks(actor=rut) if task.about_kind == "booking"] == [theirs]
    act("sara")
    page = consent_page(actor=sara, consent_id=consent, on=TODAY)
    raised = raised_by(actor=sara, page=page)
    assert [[one.id for one in rows] for rows in (raised.certain, raised.perhaps)] == [[stood], [unknown]]
    shown = enter_as("sara").get(f"/samtycken/{consent}/").content.decode()
    certain, perhaps = shown.split("Bokat där vi inte vet om det vilade på samtycket")
    assert f"/kalender/bokning/{stood}/" in certain
    assert str(unknown) in perhaps


def test_a_withdrawal_is_made_once_and_by_somebody_who_gave_it(act, family):
    sara, _kim, consent = signed(act, family)
    assert "vem av dem" in refused(lambda: withdraw(sara, consent, role="nobody"))
    withdraw(sara, consent)
    assert "redan återkallat" in refused(lambda: withdraw(act("sara"), consent))


def test_nobody_can_undo_a_withdrawal_or_open_what_it_closed(act, family):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    send(sara, kim, school, assessment)
    withdraw(sara, consent)
    act("sara")
    assert ConsentWithdrawal.objects.count() == 1
    for statement in (
        "DELETE FROM consents_consentwithdrawal",
        "UPDATE consents_consentwithdrawal SET withdrawn_at = now() + interval '1 year'",
    ):
        assert "permission denied" in refused(lambda said=statement: sql(said))
    act("rut")
    assert ClosedUse.objects.count() == 1
    for statement in ("DELETE FROM letters_closeduse", "UPDATE letters_closeduse SET message_id = id"):
        assert "permission denied" in refused(lambda said=statement: sql(said))


def test_another_unit_can_neither_withdraw_nor_copy(act, family):
    sara, _kim, consent = signed(act, family)
    message = actions.send_copy(
        actor=sara, consent_id=consent, recipient=unit(sara, Party.SCHOOL_MUNICIPAL), at=NOW
    )
    liv = act("liv")
    call = "SELECT samsyn.withdraw_consent(%s, 'youth', 'spoken', '', '')"
    assert "finns inte i enheten" in refused(lambda: sql(call, consent))
    assert "ingen skickad kopia" in refused(lambda: sql("SELECT samsyn.copy_consent(%s)", message))
    assert "permission denied" in refused(
        lambda: sql(
            "SELECT samsyn.tell_of_withdrawal(%s, %s, %s, %s, '', now())",
            consent,
            liv.unit_id,
            sara.unit_id,
            liv.worker_id,
        )
    )
    act("sara")
    assert ConsentWithdrawal.objects.count() == 0


def test_a_worker_judges_what_was_closed_with_a_ground_and_reasons(act, family):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    message = send(sara, kim, school, assessment)
    withdraw(sara, consent)
    rut = act("rut")
    told = {"actor": rut, "message_id": message, "at": NOW}
    with pytest.raises(further_use.UseRefused, match="stöd i lag"):
        further_use.judge_use(**told, used=True, ground="", reasons="Behövs.")
    further_use.judge_use(**told, used=False, ground="", reasons="Vi klarar oss utan.")
    assert reading.open_message(actor=rut, message_id=message).folded
    with pytest.raises(further_use.UseRefused, match="samma sak"):
        further_use.judge_use(**told, used=False, ground="", reasons="Vi klarar oss utan.")
    told["at"] = NOW + dt.timedelta(minutes=5)
    further_use.judge_use(**told, used=True, ground="3 kap. 2 § skollagen", reasons="Stödet är beslutat.")
    assert reading.open_message(actor=rut, message_id=message).payload is not None
    assert FurtherUse.objects.count() == 2
    act("liv")
    with pytest.raises(ClosedUse.DoesNotExist):
        further_use.judge_use(**(told | {"actor": act("liv")}), used=False, ground="", reasons="Nej.")
    assert (ClosedUse.objects.count(), FurtherUse.objects.count()) == (0, 0)


def test_what_was_closed_is_read_in_full_only_to_be_judged(act, family):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    message = send(sara, kim, school, assessment)
    rut = act("rut")
    with pytest.raises(ReceivedMessage.DoesNotExist):
        further_use.closed_message(actor=rut, message_id=message)
    withdraw(act("sara"), consent)
    rut = act("rut")
    told = {"actor": rut, "message_id": message, "at": NOW, "used": True, "ground": "3 kap. 2 § skollagen"}
    with pytest.raises(further_use.UseRefused, match="Skriv hur du har tänkt"):
        further_use.judge_use(**told, reasons=" ")
    with pytest.raises(PermissionError, match="Din roll"):
        further_use.judge_use(**(told | {"actor": act("ada")}), reasons="Behövs.")
    rut = act("rut")
    further_use.judge_use(**told, reasons="Stödet är beslutat.")
    shown = further_use.closed_message(actor=rut, message_id=message)
    assert shown.payload is not None
    assert [one.label for one in shown.closed.judged] == ["Får användas"]


def test_what_was_told_on_another_ground_stays_open(act, family):
    sara, kim, consent = signed(act, family)
    police = unit(sara, Party.POLICE)
    examination = assessing.examine(
        actor=sara,
        about=About.born_on(kim, Person.objects.get(id=kim).birth_date),
        recipient=police,
        categories=[Category.CRIME_RISK],
        purpose=Purpose.PREVENT_CRIME,
        on=TODAY,
        facts={Fact.CONCRETE_RISK_OF_CRIME: True, Fact.DISCLOSURE_UNSUITABLE: False},
    )
    message = sending.send(
        actor=sara,
        kind=RISK,
        payload=Note("Oro"),
        recipient_id=police.unit_id,
        at=NOW,
        person_id=kim,
        assessment_id=assessing.record_assessment(actor=sara, examination=examination, at=NOW),
    )
    withdraw(sara, consent)
    per = act("per")
    assert reading.open_message(actor=per, message_id=message).payload == Note("Oro")
    assert ClosedUse.objects.count() == 0
