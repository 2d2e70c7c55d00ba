"""A case of Sara's with what Rut and Sara have taken on in it."""

import datetime as dt
from uuid import uuid4

import pytest
from django.utils import timezone

from samsyn.foundation.cases.actions import open_case
from samsyn.foundation.commitments.actions import CommitmentFacts, commit
from samsyn.law import Party

AT = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
TODAY = AT.date()
MEETING = uuid4()


def day(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def case(actor, **more):
    return open_case(actor=actor, person_id=None, method_key="sig", method_version="1", at=AT, **more).id


def facts(what="Ordna en mentor", due_in=14, unit=None, **more):
    told = {"who": "Rut Berg", "party": Party.SCHOOL_MUNICIPAL, "sign_of_done": "Mentorn har träffat Kim"}
    return CommitmentFacts(what=what, due_on=day(due_in), unit_id=unit, **(told | more))


@pytest.fixture
def ruts(cast):
    return cast["rut"][1]


@pytest.fixture
def mentor(act, ruts):
    """(Sara, the commitment of Rut's school in Sara's case)."""
    sara = act("sara")
    made = commit(
        actor=sara, case_id=case(sara), facts=facts(unit=ruts), at=AT, about_kind="meeting", about=MEETING
    )
    return sara, made
