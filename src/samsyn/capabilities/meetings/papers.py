"""What the family is given on paper: an invitation in plain words. And the minutes, to print. In Swedish."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samsyn.foundation.documents.frames import Fact, Section, information_sheet, letter, sender_of
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.swedish import in_swedish
from samsyn.law import Party

from .journal import who
from .models import Decision
from .rows import MeetingPage
from .vocabulary import Mode

REPORT_WHY = gettext_lazy(
    "Någon som är orolig för ett barn har skrivit till oss. På mötet berättar den personen själv vad den har sett. "
    "Du får säga hur du ser på det."
)
OUR_WHY = gettext_lazy("Vi ses för att prata om hur det går, vad som är svårt och vem som gör vad nu.")


@in_swedish()
def family_letter(*, actor: Actor, page: MeetingPage, to: str, on: dt.date) -> bytes:
    """The invitation to one of the family, as PDF/A and PDF/UA. `to` is whom it is for."""
    telephone = sender_of(actor).telephone
    return letter(
        sender=sender_of(actor),
        to=[to],
        title=_("Välkommen till ett möte"),
        on=on,
        facts=[
            Fact(_("När"), when(page.starts_at, page.ends_at)),
            Fact(_("Var"), page.place if page.mode is Mode.ON_SITE else f"{page.mode.label}: {page.place}"),
            Fact(_("Vem som leder mötet"), page.chair),
            *(
                [Fact(_("Tolk"), _("vi bokar tolk i %(what)s") % {"what": str(page.interpreter).lower()})]
                if page.interpreter
                else []
            ),
        ],
        sections=[
            Section(_("Varför vi ses"), str(REPORT_WHY if page.is_report else OUR_WHY)),
            Section(_("Det här pratar vi om"), points=[one.heading for one in page.agenda]),
            Section(_("Vilka som är inbjudna"), points=_invited(actor, page)),
            Section(_("Du bestämmer om du vill komma"), _free(telephone)),
        ],
        closing=[page.worker_name, actor.unit_name],
        language="sv",
    )


def _free(telephone: str) -> str:
    words = _(
        "Mötet är frivilligt. Du kan ta med någon som du litar på. Du kan säga att du vill gå, eller att du vill ha en "
        "paus, när du vill. Vi skriver ned det som bestäms, och du får läsa det."
    )
    return f"{words}\n\n" + _("Ring oss på %(telephone)s om tiden inte passar eller om du undrar något.") % {
        "telephone": telephone
    }


def _invited(actor: Actor, page: MeetingPage) -> list[str]:
    police = _("är bara med en del av mötet") if any(one.without_police for one in page.agenda) else ""
    return [
        actor.unit_name,
        *(
            f"{one.name} ({police})" if police and one.party is Party.POLICE else one.name
            for one in page.invited
        ),
        _("du och din familj"),
    ]


@in_swedish()
def minutes_paper(*, actor: Actor, page: MeetingPage, on: dt.date) -> bytes:
    """The whole minutes, for the own file and for the family to read. Raises LookupError before they are written."""
    told = page.minutes
    if told is None:
        raise LookupError(page.id)
    sections = [
        Section(_("Närvarande"), points=[who(one) for one in told.present if one.present]),
        *(Section(one.heading, one.text) for one in told.parts),
    ]
    if told.decisions:
        sections.append(Section(_("Vi kom överens om"), points=[_decided(one) for one in told.decisions]))
    return information_sheet(
        sender=sender_of(actor),
        title=_("Protokoll: %(what)s") % {"what": page.type.label},
        on=on,
        facts=[
            Fact(_("När"), when(told.row.began_at, told.row.ended_at)),
            Fact(_("Var"), page.place),
            Fact(_("Godkänt av"), page.approval.signature if page.approval else _("inte godkänt än")),
        ],
        sections=[one for one in sections if one.text or one.points],
        language="sv",
    )


def when(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """A time as a person says it: "tisdag 24 november 2026, 14.00 till 15.00"."""
    starts, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return _("%(day)s, %(starts)s till %(ends)s") % {
        "day": date_format(starts, "l j F Y"),
        "starts": f"{starts:%H.%M}",
        "ends": f"{ends:%H.%M}",
    }


def _decided(one: Decision) -> str:
    return _("%(what)s – %(who)s, senast %(day)s") % {
        "what": one.what,
        "who": one.who or one.authority,
        "day": date_format(one.due_on, "j F"),
    }
