"""Swedish identity numbers: read, checked, written and hidden.

Five kinds occur in the work: personnummer, samordningsnummer (also where month or day of birth is not known),
interim numbers that an authority makes up itself (T-nummer), reserve numbers of health care, and none at all.
None is ever required. A number is stored as twelve characters with the century and without the hyphen.

Sources: 18 and 18 a §§ folkbokföringslagen (1991:481); SKV 704 and 707 on how the numbers are built; the
tax agency's test numbers, where month and day 00 occur; IVO's instruction for persons without a number.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LONGEST_INPUT = 40
OLDEST_AGE = 125
COORDINATION_DAY = 60

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_DATED = re.compile(
    r"(?P<century>[0-9]{2})?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?P<sign>[-+])?(?P<end>[0-9]{4}|[A-Z][0-9]{3}|[A-Z]{2}[0-9]{2})"
)
_RESERVE = re.compile(r"[0-9A-Z]{6,20}")


class IdentityKind(StrEnum):
    """What kind of number a person is known by."""

    PERSONAL = "personal"
    COORDINATION = "coordination"
    INTERIM = "interim"
    RESERVE = "reserve"
    NONE = "none"

    @property
    def label(self) -> Promise:
        """The Swedish word a worker reads."""
        return _LABELS[self]


_LABELS: dict[IdentityKind, Promise] = {
    IdentityKind.PERSONAL: _("Personnummer"),
    IdentityKind.COORDINATION: _("Samordningsnummer"),
    IdentityKind.INTERIM: _("Tillfälligt nummer (T-nummer)"),
    IdentityKind.RESERVE: _("Reservnummer"),
    IdentityKind.NONE: _("Inget nummer"),
}


class Fault(StrEnum):
    """Everything that can be wrong with a number; the form shows the text of FAULTS."""

    EMPTY = "empty"
    FORM = "form"
    NO_SUCH_DATE = "no_such_date"
    FUTURE = "future"
    TOO_OLD = "too_old"
    SERIAL = "serial"
    CONTROL_DIGIT = "control_digit"
    OTHER_KIND = "other_kind"


FAULTS: dict[Fault, Promise] = {
    Fault.EMPTY: _("Skriv ett nummer, eller välj ”Inget nummer” om det inte är känt."),
    Fault.FORM: _("Numret ska vara födelsedatum med åtta siffror och fyra tecken till: 20170110-2384."),
    Fault.NO_SUCH_DATE: _("Numret börjar med ett datum som inte finns. Kontrollera år, månad och dag."),
    Fault.FUTURE: _("Numret börjar med ett datum som inte har varit än. Kontrollera år, månad och dag."),
    Fault.TOO_OLD: _("Numret börjar med ett årtal för långt tillbaka. Kontrollera de första siffrorna."),
    Fault.SERIAL: _("Siffrorna efter födelsedatumet kan inte vara 000. Kontrollera de fyra sista."),
    Fault.CONTROL_DIGIT: _(
        "Numret går inte ihop: kontrollsiffran sist stämmer inte. "
        "Kontrollera siffrorna; ofta har två bytt plats."
    ),
    Fault.OTHER_KIND: _("Numret är inte av det slag som är valt. Byt slag, eller kontrollera numret."),
}


class IdentityNumberError(ValueError):
    """A number that cannot be right; says which fault, never the number itself."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault; the number stays out of logs and messages."""
        super().__init__(fault.value)
        self.fault = fault

    @property
    def message(self) -> Promise:
        """What is wrong and what to do, in Swedish."""
        return FAULTS[self.fault]


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number that has been read and holds together.

    `value` is the stored form. `birth_date` is None where the number does not tell a whole date;
    `birth_year` is None only for reserve numbers.
    """

    kind: IdentityKind
    value: str
    birth_date: date | None
    birth_year: int | None

    @property
    def written(self) -> str:
        """As people write it: 20170110-2384."""
        return written(self.value, self.kind)

    @property
    def masked(self) -> str:
        """For lists: the date shows, the rest does not."""
        return mask(self.value, self.kind)


def parse(text: str, *, on: date, kind: IdentityKind | None = None) -> IdentityNumber:
    """Read a number as somebody typed it.

    `on` is today: it decides the century of a ten-digit number and what lies in the future. `kind` is what
    the writer says it is; a reserve number is only believed when somebody says so, as it has no common form.
    Raises IdentityNumberError.
    """
    if len(text) > LONGEST_INPUT:
        raise IdentityNumberError(Fault.FORM)
    compact = "".join(text.split()).translate(_DASHES).upper()
    if not compact:
        raise IdentityNumberError(Fault.EMPTY)
    if kind is IdentityKind.RESERVE:
        return _reserve(compact)
    found = _DATED.fullmatch(compact)
    if found is None:
        raise IdentityNumberError(Fault.FORM)
    number = _dated(found, on)
    if kind not in {None, number.kind}:
        raise IdentityNumberError(Fault.OTHER_KIND)
    return number


def written(value: str, kind: IdentityKind) -> str:
    """The stored form with its hyphen, as people write it; a reserve number as it is."""
    return value if kind is IdentityKind.RESERVE else f"{value[:8]}-{value[8:]}"


def mask(value: str, kind: IdentityKind) -> str:
    """The stored form with all but the birth date hidden; a reserve number but for its first two signs."""
    return f"{value[:2]}****" if kind is IdentityKind.RESERVE else f"{value[:8]}-****"


def control_digit(nine: str) -> int:
    """The last digit for the nine before it, century left out (SKV 704: weights 2 and 1, modulus 10)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(product // 10 + product % 10 for product in doubled) % 10


def _reserve(compact: str) -> IdentityNumber:
    value = compact.replace("-", "")
    if not _RESERVE.fullmatch(value):
        raise IdentityNumberError(Fault.FORM)
    return IdentityNumber(IdentityKind.RESERVE, value, None, None)


def _dated(found: re.Match[str], on: date) -> IdentityNumber:
    day, month, end = int(found["day"]), int(found["month"]), found["end"]
    kind = _kind(day, end)
    if kind is IdentityKind.COORDINATION:
        day -= COORDINATION_DAY
    year = _year(found, (month, day), on)
    birth_date = None if _part_unknown(kind, month, day) else _date(year, month, day)
    _check_time(year, birth_date, on)
    if kind is not IdentityKind.INTERIM:
        _check_end(found, end)
    value = f"{year:04d}{found['month']}{found['day']}{end}"
    return IdentityNumber(kind, value, birth_date, year)


def _kind(day: int, end: str) -> IdentityKind:
    if not end.isdigit():
        return IdentityKind.INTERIM
    return IdentityKind.COORDINATION if day >= COORDINATION_DAY else IdentityKind.PERSONAL


def _year(found: re.Match[str], month_and_day: tuple[int, int], on: date) -> int:
    """The century as written, else the latest not in the future; a plus sign means a hundred years more."""
    if found["century"]:
        return int(found["century"] + found["year"])
    year = on.year - on.year % 100 + int(found["year"])
    if (year, *month_and_day) > (on.year, on.month, on.day):
        year -= 100
    return year - 100 if found["sign"] == "+" else year


def _part_unknown(kind: IdentityKind, month: int, day: int) -> bool:
    """Only a coordination number may leave month or day open, as 00."""
    if kind is not IdentityKind.COORDINATION or (month and day):
        return False
    _date(2000, month or 1, day or 1)
    return True


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise IdentityNumberError(Fault.NO_SUCH_DATE) from error


def _check_time(year: int, birth_date: date | None, on: date) -> None:
    if year > on.year or (birth_date and birth_date > on):
        raise IdentityNumberError(Fault.FUTURE)
    if on.year - year > OLDEST_AGE:
        raise IdentityNumberError(Fault.TOO_OLD)


def _check_end(found: re.Match[str], end: str) -> None:
    if end.startswith("000"):
        raise IdentityNumberError(Fault.SERIAL)
    if control_digit(found["year"] + found["month"] + found["day"] + end[:3]) != int(end[3]):
        raise IdentityNumberError(Fault.CONTROL_DIGIT)
