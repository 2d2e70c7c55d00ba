"""Who can be there, as choices of a form: by name where the unit knows it."""

from .forms.fields import Words
from .models import Capacity
from .rows import VisitPage


def people_there(page: VisitPage) -> list[tuple[str, Words]]:
    """Choices "capacity|name": the young person, the guardians, the two who come."""
    young = page.person.given_name or page.person.line.name
    listed: list[tuple[str, Words]] = [
        (f"{Capacity.YOUTH}|{young}", f"{young}, {Capacity.YOUTH.label.lower()}")
    ]
    listed += [
        (f"{Capacity.GUARDIAN}|{one.name}", f"{one.name}, {Capacity.GUARDIAN.label.lower()}")
        for one in page.person.guardians
    ]
    listed += [
        (f"{one}|", one.label) for one in (Capacity.SOCIAL_WORKER, Capacity.OFFICER, Capacity.INTERPRETER)
    ]
    return listed


def residents(page: VisitPage) -> list[tuple[str, Capacity]]:
    """Those who are asked whether one may come in, as far as they are known."""
    return [(one.name, Capacity.GUARDIAN) for one in page.person.guardians if one.lives_with is not False]
