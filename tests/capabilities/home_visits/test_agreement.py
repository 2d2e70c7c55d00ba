"""The agreement on tests: after a yes, signed, for a time, ended whenever somebody wishes, and social services only."""

import dataclasses
import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samsyn.capabilities.home_visits.actions import agreeing, screening
from samsyn.capabilities.home_visits.actions.agreeing import AgreementFacts
from samsyn.capabilities.home_visits.agreement_page import agreements
from samsyn.capabilities.home_visits.models import (
    SampleAgreement,
    ScreeningAnswer,
    ScreeningConsent,
    Visit,
)
from samsyn.capabilities.home_visits.refusals import Decided, VisitRefused
from samsyn.foundation.people.models import Person

from .kim import TIME_1
from .test_screening import booked, offer

pytestmark = pytest.mark.django_db
DAY = TIME_1.date()
FACTS = AgreementFacts(
    purpose="Kim vill visa att hen har slutat.",
    substances="Cannabis",
    interval="En gång i veckan, utan förvarning",
    from_on=DAY,
    until_on=DAY + dt.timedelta(days=90),
    on_positive="Vi pratar om det tillsammans.",
    on_missed="Vi ringer och bokar ett nytt.",
    recipients="Kim, Mona och socialsekreteraren",
    copy_given=True,
    signed_on=DAY,
)


def agree(actor, visit, *, youth_signed=True, guardians=("Mona Åberg", "Jens Åberg"), **changes):
    return agreeing.agree(
        actor=actor,
        visit_id=visit,
        facts=dataclasses.replace(FACTS, **changes),
        youth_signed=youth_signed,
        guardians_signed=guardians,
        at=TIME_1,
    )


@pytest.fixture
def yes(act):
    """(Sara, the visit) after a yes to a sample."""
    sara, visit, _theirs = booked(act)
    offer(sara, visit)
    return sara, visit


def test_an_agreement_is_kept_after_a_yes_and_there_is_one_at_a_time(yes):
    sara, visit = yes
    agree(sara, visit)
    assert agreements(actor=sara, visit_id=visit).now.substances == "Cannabis"
    with pytest.raises(Decided, match="redan ett avtal"):
        agree(sara, visit)


def test_without_a_yes_there_is_no_agreement(act):
    sara, visit, _theirs = booked(act)
    offer(sara, visit, ScreeningAnswer.DECLINED, ())
    with pytest.raises(VisitRefused, match="kräver ett ja"):
        agree(sara, visit)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"youth_signed": False}, "själv skriva under"),
        ({"until_on": DAY - dt.timedelta(days=1)}, "slutar innan det börjar"),
        ({"until_on": DAY + dt.timedelta(days=400)}, "högst ett år"),
        ({"signed_on": DAY + dt.timedelta(days=1)}, "inte har varit än"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused_in_words(yes, changes, why):
    with pytest.raises(VisitRefused, match=why):
        agree(*yes, **changes)


def test_at_sixteen_the_own_signature_is_enough_and_under_fifteen_it_is_not(yes):
    sara, visit = yes
    agree(sara, visit, guardians=())
    agreeing.end(actor=sara, visit_id=visit, at=TIME_1)
    kim = Visit.objects.get(id=visit).person_id
    Person.objects.filter(id=kim).update(birth_date=dt.date(TIME_1.year - 13, 1, 1))
    with pytest.raises(VisitRefused, match="Det saknas: Jens Åberg"):
        agree(sara, visit, guardians=("Mona Åberg",))
    agree(sara, visit)


def test_it_ends_at_any_time_without_a_reason(yes):
    sara, visit = yes
    agree(sara, visit)
    agreeing.end(actor=sara, visit_id=visit, at=TIME_1)
    found = agreements(actor=sara, visit_id=visit)
    assert (found.now, len(found.before)) == (None, 1)
    with pytest.raises(VisitRefused, match="inget avtal"):
        agreeing.end(actor=sara, visit_id=visit, at=TIME_1)


def test_a_yes_that_is_taken_back_ends_the_agreement_too(yes):
    sara, visit = yes
    agree(sara, visit)
    consent = ScreeningConsent.objects.filter(capacity="youth").get()
    screening.take_back(actor=sara, visit_id=visit, consent_id=consent.id, at=TIME_1)
    assert agreements(actor=sara, visit_id=visit).now is None
    with pytest.raises(VisitRefused, match="kräver ett ja"):
        agree(sara, visit)


def test_only_the_worker_who_asked_sees_it_and_no_other_unit(yes, act, enter_as):
    sara, visit = yes
    agree(sara, visit)
    address = reverse("home_visits:screening_agreement", args=[visit])
    assert "Cannabis" in enter_as("sara").get(address).content.decode()
    for who in ("siv", "per", "liv", "rut"):
        assert enter_as(who).get(address).status_code == 404
        assert enter_as(who).post(address + "avsluta/").status_code == 404
    for who in ("per", "liv", "rut"):
        act(who)
        assert SampleAgreement.objects.count() == 0


def test_it_is_written_by_its_form(yes, enter_as, act):
    _sara, visit = yes
    address = reverse("home_visits:screening_agreement", args=[visit])
    today = dt.date.today()
    told = dataclasses.asdict(FACTS) | {
        "from_on": today.isoformat(),
        "until_on": (today + dt.timedelta(days=30)).isoformat(),
        "signed_on": today.isoformat(),
        "youth_signed": "yes",
        "copy_given": "yes",
    }
    sara = enter_as("sara")
    empty = sara.post(address, {"purpose": ""})
    assert empty.status_code == 422
    assert sara.post(address, told).status_code == 302
    act("sara")
    assert SampleAgreement.objects.get().guardians_signed == ""


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE home_visits_sampleagreement SET substances = 'allt'", "permission denied"),
        ("UPDATE home_visits_sampleagreement SET ended_at = NULL", "kan inte ändras|frozen|ändras"),
        ("DELETE FROM home_visits_sampleagreement", "permission denied"),
    ],
)
def test_what_was_signed_is_not_changed(yes, statement, why):
    sara, visit = yes
    agree(sara, visit)
    agreeing.end(actor=sara, visit_id=visit, at=TIME_1)
    with pytest.raises(DatabaseError, match=why), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
