"""From the 18th birthday the young person alone disposes of a consent (OSL 12:2), also of one guardians gave."""

import datetime as dt
from dataclasses import replace

import pytest

from samsyn.capabilities.consenting import actions, family
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.family.refusals import FamilyRefused
from samsyn.foundation.people.models import Guardian, Person
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
