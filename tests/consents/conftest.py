import datetime as dt
import io

import pytest
from PIL import Image

from samsyn.foundation.consents import actions
from samsyn.foundation.consents.scope import Explained, Scope, ScopeParty
from samsyn.foundation.people.actions import add_guardian, register_person
from samsyn.foundation.people.facts import GuardianFacts, PersonFacts
from samsyn.foundation.people.models import Custody
from samsyn.law import Category, Party
from samsyn.law.vocabulary import Giver

TODAY = dt.datetime.now(dt.UTC).date()
NOW = dt.datetime.now(dt.UTC)


def years_ago(years: int, days: int = 0) -> dt.date:
    """A birth date so long before today; `days` more makes older."""
    day = TODAY - dt.timedelta(days=days)
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def scanned(colour: str = "white") -> bytes:
    """A small scan of a signed form."""
    content = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def family():
    """Register Kim with guardians: `kim = family(sara, 16)`, `family(sara, 13, ("Mona",))`."""

    def register(actor, age=16, guardians=("Mona Åberg", "Jens Åberg"), custody=None):
        facts = PersonFacts(given_name="Kim", family_name="Åberg", birth_date=years_ago(age, 40))
        person = register_person(actor=actor, facts=facts, at=NOW)
        kind = custody or (Custody.JOINT if len(guardians) > 1 else Custody.SOLE)
        for number, name in enumerate(guardians):
            add_guardian(
                actor=actor,
                youth_id=person.id,
                facts=GuardianFacts(name=name, custody=kind),
                at=NOW + dt.timedelta(seconds=number),
            )
        return person.id

    return register


def scope(**changes) -> Scope:
    """Social services, the school and the police may tell each other about school and support."""
    parts = {
        "parties": (
            ScopeParty(Party.SOCIAL_SERVICES),
            ScopeParty(Party.SCHOOL_MUNICIPAL),
            ScopeParty(Party.POLICE, gives=False),
        ),
        "categories": (Category.IDENTITY, Category.SCHOOL_SITUATION, Category.SUPPORT_AND_PLAN),
        "why": "Att Kim ska klara skolan.",
        "valid_from": TODAY,
        "valid_to": Scope.default_end(TODAY),
    }
    return Scope(**(parts | changes))


def ask(actor, person_id, **changes):
    """Ask for a consent with the usual scope."""
    apart = {name: changes.pop(name) for name in ("mature", "maturity", "at", "english") if name in changes}
    return actions.ask(
        actor=actor,
        person_id=person_id,
        scope=scope(**changes),
        explained=Explained(by=actor.signature, on=TODAY),
        **({"at": NOW} | apart),
    )


def sign(act, consent_id, *roles, colour="white"):
    """Everybody signs on paper: Sara puts the scan in, Samir looks at it. Acts as Sara afterwards."""
    sara = act("sara")
    scan = actions.put_scan(
        actor=sara,
        consent_id=consent_id,
        roles=roles,
        content=scanned(colour),
        media_type="image/png",
        signed_on=TODAY,
        at=NOW,
    )
    actions.look(actor=act("samir"), scan_id=scan, confirmed=True, at=NOW)
    return act("sara")


EVERYBODY = (Giver.YOUTH, Giver.GUARDIAN_1, Giver.GUARDIAN_2)
