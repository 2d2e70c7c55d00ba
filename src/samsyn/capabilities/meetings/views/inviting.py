"""Inviting units with a secrecy assessment and a preview; telling the family, with a letter."""

import datetime as dt
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samsyn.capabilities.meetings.actions import inviting
from samsyn.capabilities.meetings.forms.inviting import InviteForm
from samsyn.capabilities.meetings.parcels import Inviting
from samsyn.capabilities.meetings.queries import parcels
from samsyn.capabilities.meetings.queries.page import meeting_page
from samsyn.capabilities.meetings.rows import MeetingPage
from samsyn.foundation.units.doors import ActorRequest

from .answers import BOTH, attempt, page, show
from .weighed import Weighed, carried, weigh


@require_http_methods(BOTH)
@page
def invite(request: ActorRequest, meeting_id: UUID) -> HttpResponse:
    """Choose whom; then the law's answer and exactly what each gets; then send."""
    shown = meeting_page(actor=request.actor, meeting_id=meeting_id, on=timezone.localdate())
    units = parcels.units_to_invite(actor=request.actor, page=shown)
    form = InviteForm(request.POST or None, recipients=units, in_series=len(shown.series_times) > 1)
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        return _review(request, shown, form)
    return show(request, "meetings/invite.html", form, page=shown)


def _review(request: ActorRequest, shown: MeetingPage, form: InviteForm) -> HttpResponse:
    parcel = parcels.inviting(
        actor=request.actor,
        page=shown,
        times=parcels.times_of(
            actor=request.actor,
            page=shown,
            whole_series=bool(form.cleaned_data.get("whole_series")),
            at=timezone.now(),
        ),
        why=form.cleaned_data["why"],
        functions=form.functions(),
    )
    weighed = weigh(request, shown, parcel, form.chosen())
    if "send" in request.POST and weighed.may_send:
        done = _send(request, shown, weighed, form)
        if done:
            return done
    return show(
        request,
        "meetings/review.html",
        weighed.judgement,
        form,
        page=shown,
        weighed=weighed,
        written=carried(request, form),
        letter="meetings/messages/invitation.html",
        change=True,
    )


def _send(
    request: ActorRequest, shown: MeetingPage, weighed: Weighed, form: InviteForm
) -> HttpResponse | None:
    parcel = weighed.parcel
    if not isinstance(parcel, Inviting):
        raise TypeError(parcel)

    def do(now: dt.datetime) -> str:
        inviting.invite(
            actor=request.actor,
            meeting_ids=[one.meeting_id for one in parcel.times],
            parcel=parcel,
            matrix=weighed.matrix,
            why=weighed.why,
            at=now,
        )
        return reverse("meetings:meeting", args=[shown.id])

    said = _("Inbjudan är skickad till %(whom)s.") % {"whom": ", ".join(one.name for one in weighed.reached)}
    return attempt(request, form, do, said=said)
