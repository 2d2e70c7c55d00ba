"""Cases of the unit's own, open or locked, as the tests of places, deputies and journal text need them."""

import datetime as dt

from django.utils import timezone

from samsyn.foundation.cases import actions as cases
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts

NOW = timezone.now().replace(microsecond=0)
TODAY = timezone.localdate(NOW)
LOCK = "Skyddade personuppgifter"


def day(number):
    return TODAY + dt.timedelta(days=number)


def case(actor, *, locked=False, name="Robin"):
    person = register_person(actor=actor, facts=PersonFacts(given_name=name, family_name="Ek"), at=NOW)
    return cases.open_case(
        actor=actor,
        person_id=person.id,
        method_key="linkopingsmodellen",
        method_version="2026-01",
        at=NOW,
        locked_why=LOCK if locked else "",
    ).id


def task(actor, case_id, what="Ring skolan", *, owner=None, due=0, **more):
    owner = owner or actor
    return cases.add_task(
        actor=actor,
        what=what,
        due_on=day(due),
        starts_at=NOW,
        case_id=case_id,
        owner_id=owner.worker_id,
        owner_name=owner.name,
        **more,
    )


def entry(actor, case_id, text="Vi pratade i telefon.", at=NOW, **more):
    return cases.write_entry(
        actor=actor, case_id=case_id, person_id=None, kind="note", text=text, happened_at=at, at=at, **more
    )
