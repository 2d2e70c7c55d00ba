"""The exact text that is shown, read aloud and signed. Its hash is kept with every answer.

The Swedish text is the one that counts. Where it was asked in English too, the same text stands in English after it,
in the same whole: what was shown is what is hashed, signed and kept.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from samsyn.foundation.people.models import Person
from samsyn.foundation.people.queries import line_of
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit

from .givers import Needed
from .labels import label
from .scope import Explained, InEnglish, Scope, ScopeParty

# not through gettext: what has been signed is divided by it for as long as it is kept
ENGLISH_BEGINS = "In English. The Swedish text is the one that counts, and this says the same."


@dataclass(frozen=True, slots=True)
class TextPart:
    """The text in one language, as a BCP 47 code and the words."""

    language: str
    text: str


def wording(
    *,
    person: Person,
    scope: Scope,
    needed: Needed,
    explained: Explained,
    asked_by: Actor,
    english: InEnglish | None = None,
) -> str:
    """The consent as text, in plain Swedish whatever language the worker's page has; with `english` in English too."""
    told = (scope.why, scope.special_limits)
    swedish = _text("sv", person, scope, needed, asked_by, *told)
    if english is None:
        return swedish
    also = _text("en", person, scope, needed, asked_by, english.why, english.special_limits)
    with override("sv"):
        which = _("Samma text står på engelska efteråt. Det är den svenska texten som gäller.")
    return f"{swedish}\n\n{which}\n\n{ENGLISH_BEGINS}\n\n{also}"


def parts(text: str) -> tuple[TextPart, ...]:
    """A kept text by its languages: the Swedish, and the English where it was asked in English too."""
    swedish, between, english = text.partition(f"\n\n{ENGLISH_BEGINS}\n\n")
    if not between:
        return (TextPart("sv", text),)
    return TextPart("sv", swedish), TextPart("en", f"{ENGLISH_BEGINS}\n\n{english}")


def _text(
    language: str, person: Person, scope: Scope, needed: Needed, asked_by: Actor, why: str, limits: str
) -> str:
    with override(language):
        lines = [
            _("Samtycke till att verksamheter får prata med varandra"),
            "",
            _("Det gäller %(name)s, född %(born)s.")
            % {"name": line_of(person).name, "born": _day(needed.born)},
            _("%(who)s frågar.") % {"who": asked_by.unit_name},
            "",
            *_who(scope, language),
            "",
            _("Det här får de prata om: %(what)s. Inget annat.")
            % {"what": ", ".join(label(one, language) for one in scope.categories)},
            _("Varför: %(why)s") % {"why": why.strip()},
            _("Uppgifterna får användas till att %(what)s.")
            % {"what": _(" och ").join(label(one, language) for one in scope.purposes)},
        ]
        if limits.strip():
            lines.append(_("Särskilda gränser: %(limits)s") % {"limits": limits.strip()})
        lines += [
            _("Från och med %(start)s till och med %(end)s.")
            % {"start": _day(scope.valid_from), "end": _day(scope.valid_to - dt.timedelta(days=1))},
            "",
            *_rights(needed),
        ]
        return "\n".join(lines)


def _who(scope: Scope, language: str) -> list[str]:
    """Who may tell and who may get to know, each on its own line."""
    names = dict(
        Unit.objects.filter(id__in=[one.named for one in scope.parties if one.named]).values_list(
            "id", "name"
        )
    )

    def said(one: ScopeParty) -> str:
        return names[one.named] if one.named else label(one.party, language)

    return [
        _("De här får berätta: %(who)s.")
        % {"who": ", ".join(said(one) for one in scope.parties if one.gives)},
        _("De här får veta: %(who)s.")
        % {"who": ", ".join(said(one) for one in scope.parties if one.receives)},
    ]


def _rights(needed: Needed) -> list[str]:
    """What everybody who is asked has to know before answering (legal 9.2, domain 14.2)."""
    return [
        _("Det är frivilligt. Den som säger nej får samma hjälp som annars."),
        _(
            "Du kan ta tillbaka ditt ja när du vill, hur du vill: säg det, ring, skriv. Det gäller genast, "
            "och alla som fått veta något får besked. Det som redan är sagt kan inte göras osagt, men det får "
            "inte användas vidare utan att någon har prövat det."
        ),
        _(
            "En del måste verksamheterna berätta även utan ditt ja, till exempel när ett barn kan fara illa "
            "eller när det behövs för att hindra brott."
        ),
        _("Det här behöver svara ja: %(who)s.") % {"who": ", ".join(one.name for one in needed.givers)},
    ]


def _day(day: dt.date) -> str:
    return str(date_format(day, "j F Y"))
