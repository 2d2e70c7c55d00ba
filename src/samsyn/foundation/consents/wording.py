"""The exact text that is shown, read aloud and signed. Its hash is kept with every answer."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from samsyn.foundation.people.models import Person
from samsyn.foundation.people.queries import line_of
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.models import Unit

from .givers import Needed
from .scope import Explained, Scope, ScopeParty


def wording(*, person: Person, scope: Scope, needed: Needed, explained: Explained, asked_by: Actor) -> str:
    """The consent as text, in plain Swedish whatever language the worker's page has."""
    with override("sv"):
        name = line_of(person).name
        lines = [
            _("Samtycke till att verksamheter får prata med varandra"),
            "",
            _("Det gäller %(name)s, född %(born)s.") % {"name": name, "born": _day(needed.born)},
            _("%(who)s frågar.") % {"who": asked_by.unit_name},
            "",
            *_who(scope),
            "",
            _("Det här får de prata om: %(what)s. Inget annat.")
            % {"what": ", ".join(one.label for one in scope.categories)},
            _("Varför: %(why)s") % {"why": scope.why.strip()},
            _("Uppgifterna får användas till att %(what)s.")
            % {"what": " och ".join(one.label for one in scope.purposes)},
        ]
        if scope.special_limits.strip():
            lines.append(_("Särskilda gränser: %(limits)s") % {"limits": scope.special_limits.strip()})
        lines += [
            _("Från och med %(start)s till och med %(end)s.")
            % {"start": _day(scope.valid_from), "end": _day(scope.valid_to - dt.timedelta(days=1))},
            "",
            *_rights(needed),
        ]
        return "\n".join(lines)


def _who(scope: Scope) -> list[str]:
    """Who may tell and who may get to know, each on its own line."""
    names = dict(
        Unit.objects.filter(id__in=[one.named for one in scope.parties if one.named]).values_list(
            "id", "name"
        )
    )

    def said(one: ScopeParty) -> str:
        return names[one.named] if one.named else str(one.party.label)

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
