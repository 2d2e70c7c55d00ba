"""The sheet that the family keeps: who came and why, what was agreed, who gets to know, how to reach us.

It may lie on a kitchen table: no word of what was said, no name of a child, nothing of a screening's answer.
"""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samsyn.foundation import documents
from samsyn.foundation.units.acting import Actor
from samsyn.foundation.units.reach import telephone_of
from samsyn.foundation.units.swedish import in_swedish

from .models import Capacity
from .rows import VisitPage


@in_swedish()
def family_sheet(*, actor: Actor, page: VisitPage, on: dt.date) -> bytes:
    """The sheet as a PDF. `on` is the day it is made."""
    telephone = telephone_of(actor)
    data = {
        "title": _("Ni fick besök av socialtjänsten och polisen"),
        "sender": f"{actor.unit_name}, {actor.organisation}",
        "made_on": on,
        "facts": [
            {"name": _("När"), "value": _when(page)},
            {"name": _("Vilka som kom"), "value": _came(page)},
            {"name": _("Telefon till oss"), "value": telephone},
        ],
        "sections": [*_of_method(page), _complain(telephone)],
    }
    return documents.render("family_sheet", data)


def _when(page: VisitPage) -> str:
    moment = (page.record.came_at if page.record else None) or page.starts_at
    if moment is None:
        return _("dagen är inte bestämd")
    local = timezone.localtime(moment)
    return f"{date_format(local, 'l j F Y')}, {local:%H.%M}"


def _came(page: VisitPage) -> str:
    return _("%(worker)s från socialtjänsten och en polis (%(other)s)") % {
        "worker": page.worker_name,
        "other": page.other_name or _("polisen"),
    }


def _of_method(page: VisitPage) -> list[dict[str, object]]:
    """The method's own words, in its order, with what was offered and what was agreed where they belong."""
    sections: list[dict[str, object]] = []
    for one in page.method.family_sheet:
        if one.key == "next":
            sections += _agreed(page)
        points = _offered(page) if one.key == "help" else []
        sections.append({"heading": one.heading, "text": one.text, "points": points})
    return sections


def _offered(page: VisitPage) -> list[str]:
    return [f"{name}: {answer}" for name, answer in page.record.support] if page.record else []


def _agreed(page: VisitPage) -> list[dict[str, object]]:
    points: list[str] = []
    if page.record:
        points += [
            _("%(what)s – %(who)s, senast %(day)s")
            % {"what": one.what, "who": _plain_who(str(one.who)), "day": date_format(one.due_on, "j F")}
            for one in page.record.promises
        ]
    points += [
        _("%(name)s: senast %(day)s") % {"name": one.name, "day": date_format(one.due_on, "j F")}
        for one in page.follow_ups
    ]
    if not points:
        return []
    return [{"heading": _("Det vi kom överens om"), "text": "", "points": points}]


def _plain_who(who: str) -> str:
    return _("vi") if who == str(Capacity.SOCIAL_WORKER.label) else who.lower()


def _complain(telephone: str) -> dict[str, object]:
    return {
        "heading": _("Om ni inte är nöjda"),
        "text": _(
            "Säg till oss på %(telephone)s, eller be att få prata med enhetschefen. Ni kan också klaga hos "
            "Inspektionen för vård och omsorg, IVO, eller hos Justitieombudsmannen, JO. Det är gratis."
        )
        % {"telephone": telephone},
        "points": [],
    }
