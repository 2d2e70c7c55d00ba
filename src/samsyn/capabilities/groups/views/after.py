"""Review, closing, and how it is afterwards."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samsyn.capabilities.groups import access
from samsyn.capabilities.groups.actions import after
from samsyn.capabilities.groups.forms.after import CheckForm, CloseForm, ReviewForm
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.capabilities.groups.rows import GroupPage
from samsyn.foundation.units.doors import ActorRequest
from samsyn.methods.vocabulary import StepKind

from .answers import Sheet, fill_in, page

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@page
def review(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    today = {"held_on": timezone.localdate(now)}
    form = ReviewForm(request.POST or None, initial=today, steps=shown.asks(StepKind.REVIEW))

    def do() -> str:
        after.review(actor=request.actor, group_id=group_id, told=form.told(), extra=form.given(), at=now)
        return reverse("groups:group", args=[group_id])

    sheet = Sheet(
        _("Avstämning"),
        _("Spara avstämningen"),
        reverse("groups:group", args=[group_id]),
        _("Gå igenom målen, samtycket och vad som har blivit bättre och sämre, tillsammans med den unge."),
        ("group-review", group_id),
    )
    return fill_in(request, form, do, sheet, said=_("Avstämningen är sparad."), person=shown.person)


@require_http_methods(BOTH)
@page
def close(request: ActorRequest, group_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    asks = shown.asks(StepKind.CLOSING)
    form = CloseForm(request.POST or None, method=shown.method, steps=asks)

    def do() -> str:
        after.close(actor=request.actor, group_id=group_id, told=form.told(), extra=form.given(), at=now)
        return reverse("groups:group", args=[group_id])

    sheet = Sheet(
        _("Avsluta arbetet i grupp"),
        _("Avsluta"),
        reverse("groups:group", args=[group_id]),
        _("Avsluta tillsammans med den unge. De som är med får veta att det är avslutat."),
        ("group-close", group_id),
    )
    return fill_in(request, form, do, sheet, said=_("Arbetet är avslutat."), person=shown.person)


@require_GET
@page
def of_after_check(request: ActorRequest, check_id: UUID) -> HttpResponse:
    """From the desk to the form of an after-check."""
    return redirect("groups:check", access.group_of_check(request.actor, check_id), check_id)


@require_http_methods(BOTH)
@page
def check(request: ActorRequest, group_id: UUID, check_id: UUID) -> HttpResponse:
    now = timezone.now()
    access.group_of_check(request.actor, check_id)
    shown = group_page(actor=request.actor, group_id=group_id, on=timezone.localdate(now))
    asks = [one for one in shown.asks(StepKind.AFTER_CHECK) if one.key in _step_of(shown, check_id)]
    form = CheckForm(request.POST or None, steps=asks)

    def do() -> str:
        after.check(actor=request.actor, check_id=check_id, extra=form.given(), at=now, **form.cleaned_data)
        return reverse("groups:group", args=[group_id])

    sheet = Sheet(
        _("Hur är det nu?"),
        _("Spara"),
        reverse("groups:group", args=[group_id]),
        _("Ni frågar den unge, inte andra. Hen behöver inte svara."),
        ("group-check", check_id),
    )
    return fill_in(request, form, do, sheet, said=_("Sparat."), person=shown.person)


def _step_of(shown: GroupPage, check_id: UUID) -> set[str]:
    return {one.step_key for one in shown.checks if one.id == check_id}
