"""Robin, 16, with protected identity: a case that only the unit's manager opens."""

from samsyn.capabilities.home_visits.models import Visit
from samsyn.foundation.cases import actions as cases
from samsyn.foundation.people.actions import register_person
from samsyn.foundation.people.facts import PersonFacts
from samsyn.foundation.people.models import ProtectedIdentity

from . import visits
from .days import moment
from .stage import Stage

WHY = """\
Familjen har sekretessmarkering. Robin vill själv träffa oss. Vi ses på kontoret, aldrig hemma, och adressen \
lämnas inte till någon. Bara jag har ärendet."""

NOTE = """\
Socialjouren ringde. Robin har själv hört av sig dit om äldre ungdomar som pressar på för att låna ett kontokort. \
Robin nås bara genom mamman, på numret som finns i kuvertet hos mig. Inget skrivs om skola eller boende."""


def tell(stage: Stage) -> None:
    """The manager registers, decides herself about the method, and has the case locked to her."""
    with stage.scene("siv", moment(stage.days.working(2), 11, 0)) as (siv, at):
        facts = PersonFacts(
            given_name="Robin",
            family_name="Ek",
            birth_date=stage.days.born(16, months=1),
            protected_identity=ProtectedIdentity.MARKING,
        )
        person = register_person(actor=siv, facts=facts, at=at)
        visit = visits.start(actor=siv, person_id=person.id, reasons={"protected_identity": WHY}, at=at)
        case = Visit.objects.get(unit_id=siv.unit_id, id=visit).case_id
        cases.write_entry(
            actor=siv, case_id=case, person_id=person.id, kind="note", text=NOTE, happened_at=at, at=at
        )
