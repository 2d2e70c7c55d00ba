"""From the 18th birthday the young person alone disposes of a consent (OSL 12:2), also of one guardians gave."""

import datetime as dt
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction

from samsyn.capabilities.consenting import actions, family
from samsyn.foundation.consents.actions import note_no
from samsyn.foundation.consents.models import Consent, ConsentAnswer
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.people.models import Guardian, Person
from samsyn.law.vocabulary import Giver
from tests.consents import conftest as consents
from tests.consents.conftest import NOW
from tests.consents.conftest import family as kims  # noqa: F401 - the fixture
from tests.family.conftest import Family, entered, room, token_for

from .test_reaching_others import signed

pytestmark = pytest.mark.django_db
TWO_YEARS = dt.timedelta(days=730)


def taken_back(sara, consent, role):
    actions.withdraw(actor=sara, consent_id=consent, role=role, way="telephone", said="", at=NOW + TWO_YEARS)


def test_a_worker_takes_a_withdrawal_from_the_young_person_alone(act, kims):  # noqa: F811
    """Kim was 16 when all three signed."""
    sara, _kim, consent = signed(act, kims)
    with pytest.raises(ConsentRefused, match="fyllt 18 år. Bara den unge själv"):
        taken_back(sara, consent, "guardian_1")
    taken_back(sara, consent, "youth")


def test_one_who_was_a_guardian_reads_the_consent_on_the_own_page_and_changes_nothing(act, kims):  # noqa: F811
    sara, kim, consent = signed(act, kims)
    mona = Guardian.objects.get(unit_id=sara.unit_id, youth_id=kim, name="Mona Åberg").id
    born = Person.objects.get(id=kim).birth_date
    hers = Family(kim, born, mona, None)
    with entered(token_for(sara, hers, room(sara, hers, mona))) as member:
        (now,) = family.my_consents(member=member, on=NOW.date())
        assert now.can_withdraw, "there is something to refuse"
        later = replace(member, here=replace(member.here, of_age=True))
        (then,) = family.my_consents(member=later, on=NOW.date())
        assert (then.can_withdraw, then.waits_for_me, then.said) == (False, False, "yes")
        for change in (family.withdraw_mine, family.decline, family.open_my_signing):
            with pytest.raises(FamilyRefused, match="Kim har fyllt 18 år och svarar själv"):
                change(member=later, consent_id=consent)
        assert family.withdraw_mine(member=member, consent_id=consent) >= 0


def test_the_database_itself_lets_no_former_guardian_answer_or_take_back(act, kims):  # noqa: F811
    """Past every action: as the web's own role, on the day that Kim is 18, and on the days before."""
    sara, kim, consent = signed(act, kims)
    for guardian in ("guardian_1", "guardian_2"):
        assert "Bara den unge själv" in refused_on_adult(sara, kim, consent, guardian)
    with as_an_adult(kim), connection.cursor() as cursor:
        cursor.execute(TAKE_BACK, [consent, "youth"])
        assert cursor.fetchone()[0] >= 0


def test_a_guardian_says_neither_yes_nor_no_of_an_adult(act, kims):  # noqa: F811
    sara = act("sara")
    kim = kims(sara)
    asked = consents.ask(sara, kim)
    with as_an_adult(kim):
        with pytest.raises(ConsentRefused, match="Bara den unge själv svarar"):
            note_no(actor=sara, consent_id=asked, role=Giver.GUARDIAN_1, at=NOW)
        with pytest.raises(DatabaseError, match="Bara den unge själv"), transaction.atomic():
            ConsentAnswer.objects.create(
                unit_id=sara.unit_id,
                consent_id=asked,
                role="guardian_1",
                said="no",
                way="told",
                signer_name="Mona Åberg",
                text_sha256=Consent.objects.get(id=asked).text_sha256,
                answered_at=NOW,
                recorded_by=sara.worker_id,
                signature="",
            )
        note_no(actor=sara, consent_id=asked, role=Giver.YOUTH, at=NOW)
    assert ConsentAnswer.objects.get(consent_id=asked).role == "youth"


TAKE_BACK = "SELECT samsyn.withdraw_consent(%s, %s, 'telephone', '', '')"


@contextmanager
def as_an_adult(person):
    """The same young person, born two years earlier."""
    row = Person.objects.get(id=person)
    was = row.birth_date
    Person.objects.filter(unit_id=row.unit_id, id=person).update(birth_date=was - TWO_YEARS)
    yield
    Person.objects.filter(unit_id=row.unit_id, id=person).update(birth_date=was)


def refused_on_adult(sara, kim, consent, role):
    with (
        as_an_adult(kim),
        pytest.raises(DatabaseError) as error,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(TAKE_BACK, [consent, role])
    return str(error.value)
