"""Attacks on the consents as the web's own role with raw SQL: each first shows what there is to take."""

import datetime as dt
import uuid
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.foundation.consents.models import Consent
from samsyn.foundation.messages import assessing, sending
from samsyn.foundation.messages.assessing import About
from samsyn.foundation.messages.kinds import Kind, register
from samsyn.foundation.messages.models import AssessmentItem, ReceivedMessage
from samsyn.foundation.people.actions import end_guardian
from samsyn.foundation.people.models import Guardian, Person
from samsyn.law import Category, Party, Purpose
from samsyn.law.vocabulary import Giver

from .conftest import EVERYBODY, NOW, TODAY, ask, scanned, sign

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Note:
    text: str


NOTE = register(
    Kind("test_plan", 1, "Prov", Note, "none.html", (Category.SUPPORT_AND_PLAN,), Purpose.SUPPORT)
)
TABLES = (
    "consents_consent",
    "consents_consentparty",
    "consents_consentgiver",
    "consents_consentscan",
    "consents_consentlook",
    "consents_consentanswer",
)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def refused(work):
    with pytest.raises((DatabaseError, sending.NotDelivered)) as error, transaction.atomic():
        work()
    return str(error.value)


def assessed(sara, kim):
    """An assessment that rests on Kim's consent, and the school."""
    school = assessing.recipients(actor=sara, parties=[Party.SCHOOL_MUNICIPAL])[0]
    born = Person.objects.values_list("birth_date", flat=True).get(id=kim)
    examination = assessing.examine(
        actor=sara,
        about=About.born_on(kim, born),
        recipient=school,
        categories=[Category.SUPPORT_AND_PLAN],
        purpose=Purpose.SUPPORT,
        on=TODAY,
    )
    return school, assessing.record_assessment(actor=sara, examination=examination, at=NOW)


def send(sara, kim, school, assessment):
    return sending.send(
        actor=sara,
        kind=NOTE,
        payload=Note("Läxhjälp på tisdagar"),
        recipient_id=school.unit_id,
        at=NOW,
        person_id=kim,
        assessment_id=assessment,
    )


def signed(act, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    return sign(act, consent, *EVERYBODY), kim, consent


def test_what_rests_on_a_consent_crosses_while_it_holds_and_says_on_which(act, family):
    sara, kim, consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    assert AssessmentItem.objects.get().consents == [str(consent)]
    send(sara, kim, school, assessment)
    act("rut")
    assert ReceivedMessage.objects.get().grounds[0]["grounds"] == ["OSL-12-3"]


def test_an_assessment_made_before_custody_changed_lets_nothing_cross_after(act, family):
    sara, kim, _consent = signed(act, family)
    school, assessment = assessed(sara, kim)
    jens = Guardian.objects.get(youth_id=kim, name="Jens Åberg")
    end_guardian(actor=sara, guardian_id=jens.id, on=TODAY)
    assert "gäller inte längre" in refused(lambda: send(sara, kim, school, assessment))
    act("rut")
    assert ReceivedMessage.objects.count() == 0


def test_a_consent_put_into_an_assessment_by_hand_opens_only_while_it_holds_and_for_what_it_says(act, family):
    sara = act("sara")
    kim = family(sara)
    consent = ask(sara, kim)
    sign(act, consent, Giver.YOUTH)
    school = assessing.recipients(actor=act("sara"), parties=[Party.SCHOOL_MUNICIPAL])[0]
    for category, told in (("support_and_plan", "gäller inte längre"), ("health", "öppnar inte")):
        assessment = forged(sara, kim, school.unit_id, category, [str(consent)])
        assert told in refused(lambda made=assessment: send(sara, kim, school, made))
    unnamed = forged(sara, kim, school.unit_id, "support_and_plan", [])
    assert "säger inte på vilket" in refused(lambda: send(sara, kim, school, unnamed))
    unknown = forged(sara, kim, school.unit_id, "support_and_plan", [str(uuid.uuid4())])
    assert "gäller inte längre" in refused(lambda: send(sara, kim, school, unknown))


def test_a_consent_about_another_person_opens_nothing_about_this_one(act, family):
    sara, _kim, consent = signed(act, family)
    other = family(sara)
    school = assessing.recipients(actor=sara, parties=[Party.SCHOOL_MUNICIPAL])[0]
    made = forged(sara, other, school.unit_id, "support_and_plan", [str(consent)])
    assert "gäller inte den här mottagaren" in refused(lambda: send(sara, other, school, made))


def forged(sara, person, recipient, category, consents):
    """An assessment that says it rests on a consent, written past the law's engine."""
    made = uuid.uuid4()
    sql(
        "INSERT INTO letters_assessment (id, unit_id, person_id, recipient_id, purpose, on_day, valid_until, made_by, "
        "signature, made_at, refrained, why) VALUES (%s, %s, %s, %s, 'support', %s, %s, %s, '', now(), false, '')",
        made,
        sara.unit_id,
        person,
        recipient,
        TODAY,
        NOW + dt.timedelta(hours=2),
        sara.worker_id,
    )
    AssessmentItem.objects.create(
        unit_id=sara.unit_id,
        assessment_id=made,
        category=category,
        outcome="permitted",
        grounds=["OSL-12-3"],
        consents=consents,
    )
    return made


def test_a_yes_without_paper_that_a_colleague_has_seen_cannot_be_written(act, family):
    sara = act("sara")
    consent = Consent.objects.get(id=ask(sara, family(sara)))
    scan = uuid.uuid4()
    sql(
        "INSERT INTO consents_consentscan (id, unit_id, consent_id, roles, media_type, content, sha256, signed_on, "
        "uploaded_by, signature, uploaded_at) "
        "VALUES (%s, %s, %s, '[\"youth\"]', 'image/png', %s, 'x', now(), %s, '', now())",
        scan,
        sara.unit_id,
        consent.id,
        scanned(),
        sara.worker_id,
    )
    answer = (
        "INSERT INTO consents_consentanswer (id, unit_id, consent_id, role, said, way, scan_id, signer_name, "
        "signer_key, provider, text_sha256, answered_at, signature) "
        "VALUES (gen_random_uuid(), %s, %s, 'youth', 'yes', %s, %s, 'Kim', %s, '', %s, now(), '')"
    )
    sha = consent.text_sha256
    assert "en annan medarbetare" in refused(
        lambda: sql(answer, sara.unit_id, consent.id, "paper", scan, "", sha)
    )
    assert "en annan medarbetare" in refused(
        lambda: sql(answer, sara.unit_id, consent.id, "e_identity", None, "abc", sha)
    )
    assert "en annan text" in refused(
        lambda: sql(answer, sara.unit_id, consent.id, "paper", scan, "", "0" * 64)
    )
    look = (
        "INSERT INTO consents_consentlook (id, unit_id, scan_id, confirmed, why, looked_by, signature, looked_at) "
        "VALUES (gen_random_uuid(), %s, %s, true, '', %s, '', now())"
    )
    assert "någon annans namn" in refused(lambda: sql(look, sara.unit_id, scan, uuid.uuid4()))
    sql(look, sara.unit_id, scan, sara.worker_id)
    assert "en annan medarbetare" in refused(
        lambda: sql(answer, sara.unit_id, consent.id, "paper", scan, "", sha)
    )


def test_nothing_of_a_consent_can_be_changed_or_removed(act, family):
    sara, _kim, consent = signed(act, family)
    for table in TABLES:
        assert sql(f"SELECT count(*) FROM {table}")[0][0]
        assert refused(lambda table=table: sql(f"DELETE FROM {table}"))
    assert refused(lambda: sql("UPDATE consents_consent SET valid_to = valid_to + 30"))
    assert refused(lambda: sql("UPDATE consents_consent SET person_id = NULL"))
    assert refused(lambda: sql("UPDATE consents_consentanswer SET said = 'yes'"))
    assert "permission denied" in refused(
        lambda: sql(
            "INSERT INTO consents_consentwithdrawal (id, unit_id, consent_id, role, way, said, withdrawn_at, "
            "signature) VALUES (gen_random_uuid(), %s, %s, 'youth', 'spoken', '', now(), '')",
            sara.unit_id,
            consent,
        )
    )


def test_a_copy_cannot_be_made_by_hand(act, family, cast):
    _sara, _kim, consent = signed(act, family)
    row = Consent.objects.get(id=consent)
    row.id, row.origin_id = uuid.uuid4(), cast["rut"][1]
    assert "En kopia" in refused(lambda: row.save(force_insert=True))


def test_another_unit_sees_nothing_of_a_consent(act, family):
    _sara, kim, consent = signed(act, family)
    for who in ("liv", "per", "rut"):
        act(who)
        for table in TABLES:
            assert sql(f"SELECT count(*) FROM {table}") == [(0,)]
        assert sql("SELECT * FROM samsyn.consent_states(%s, %s)", kim, TODAY) == []
        assert sql("SELECT samsyn.consent_state(%s, %s)", consent, TODAY) == [(None,)]
    act("liv")
    assert "permission denied" in refused(
        lambda: sql("SELECT samsyn.consent_state_in(%s, %s, %s)", uuid.uuid4(), consent, TODAY)
    )


def test_a_text_with_another_hash_and_a_consent_for_years_cannot_be_stored(act, family):
    sara = act("sara")
    row = Consent.objects.get(id=ask(sara, family(sara)))
    row.id, row.text = uuid.uuid4(), "En annan text"
    assert "consent_text_is_the_hashed_one" in refused(lambda: row.save(force_insert=True))
    row = Consent.objects.first()
    row.id, row.valid_to = uuid.uuid4(), row.valid_from + dt.timedelta(days=500)
    assert "consent_of_twelve_months" in refused(lambda: row.save(force_insert=True))
