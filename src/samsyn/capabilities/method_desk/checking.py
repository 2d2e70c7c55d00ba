"""What is wrong in a municipality's method: the files' own check, what has to be kept, and the units there are."""

from collections.abc import Iterable

from samsyn.foundation.units.models import Unit
from samsyn.methods.checks import findings
from samsyn.methods.checks.finding import Finding
from samsyn.methods.faults import Fault, MethodError
from samsyn.methods.files import read_bytes
from samsyn.methods.kept import kept_findings
from samsyn.methods.library import shipped
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import PRIVATE_PARTIES, Attendance

FILE = "metod.yaml"


def examined(
    text: str, *, origin_key: str, lead: str, municipality: str
) -> tuple[Method | None, tuple[Fault, ...]]:
    """The method in a text, None where it cannot be read, and every fault with its line. At most one statement."""
    try:
        written = read_bytes(text.encode(), FILE)
    except MethodError as error:
        return None, error.faults
    method = written.value
    if not isinstance(method, Method):
        message = "det här är en kommuns inställningar, inte en hel metod. Klistra in hela metoden."
        return None, (Fault(FILE, 1, "settings_for", message),)
    found: list[Finding] = [*findings(method), *_unit_findings(method, municipality), *_lead(method, lead)]
    if origin := origin_of(origin_key):
        found += kept_findings(method, origin)
    return method, MethodError(written.fault(*finding) for finding in found).faults


def origin_of(key: str) -> Method | None:
    """The newest shipped method that a copy comes from."""
    versions = [one for one in shipped().methods if one.key == key and one.municipality is None]
    return versions[-1] if versions else None


def _unit_findings(method: Method, municipality: str) -> Iterable[Finding]:
    """Domain 4.2: one who is always there has to be somebody."""
    units = Unit.objects.filter(municipalities__code=municipality)
    there = set(units.values_list("party", flat=True))
    for party in method.parties:
        always = party.attendance is Attendance.ALWAYS and party.kind not in PRIVATE_PARTIES
        if always and party.kind.value not in there:
            message = (
                f"ingen enhet i kommunen är {party.kind.label}. "
                "Låt parten kallas vid behov, eller be den som sköter Samsyn hos er att lägga upp enheten."
            )
            yield Finding(f"parties.{party.kind}.attendance", message)


def _lead(method: Method, lead: str) -> Iterable[Finding]:
    leads = [party for party in method.parties if party.lead]
    if leads and all(party.kind.value != lead for party in leads):
        message = "metoden ska ledas av er verksamhet. Den som ska leda metoden gör en egen."
        yield Finding("parties", message)
