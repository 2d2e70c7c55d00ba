"""The plan: the draft, its goals and commitments, adoption, sending, and how a commitment goes."""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.groups import access
from samsyn.capabilities.groups.actions import planning, progress, sending, taking_in
from samsyn.capabilities.groups.forms.fields import ReasonForm
from samsyn.capabilities.groups.forms.plan import AdoptForm, CommitmentForm, GoalForm, RateForm, TextsForm
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.capabilities.groups.queries.plans import goal_words, plan_page
from samsyn.foundation.commitments import queries as commitments
from samsyn.foundation.commitments import weighing
from samsyn.foundation.commitments.forms import SaidForm
from samsyn.foundation.units.doors import ActorRequest
from samsyn.methods.vocabulary import StepKind

from .answers import Sheet, answer, attempt, fill_in, page, press

BOTH = ["GET", "POST"]


def _plan(plan_id: UUID) -> str:
    return reverse("groups:plan", args=[plan_id])


@require_POST
@page
def begin(request: ActorRequest, group_id: UUID) -> HttpResponse:
    def do() -> str:
        return _plan(planning.begin(actor=request.actor, group_id=group_id, at=timezone.now()))

    return press(request, do, back=reverse("groups:group", args=[group_id]))


@require_GET
@page
def plan(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    taking_in.take_in(actor=request.actor, at=timezone.now())
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=timezone.localdate())
    return answer(request, "groups/plan.html", None, page=shown)


@require_http_methods(BOTH)
@page
def texts(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=timezone.localdate(now))
    kept = {name: getattr(shown.plan, name) for name in TextsForm.base_fields}
    form = TextsForm(request.POST or None, initial=kept)

    def do() -> str:
        planning.save_texts(actor=request.actor, plan_id=plan_id, texts=form.texts(), at=now)
        return _plan(plan_id)

    sheet = Sheet(_("När det blir svårt"), _("Spara"), _plan(plan_id), draft=("group-texts", plan_id))
    return fill_in(request, form, do, sheet, said=_("Sparat i utkastet."), person=shown.person)


@require_http_methods(BOTH)
@page
def goal(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=timezone.localdate(now))
    form = GoalForm(request.POST or None)

    def do() -> str:
        planning.add_goal(actor=request.actor, plan_id=plan_id, facts=form.facts(), at=now)
        return _plan(plan_id)

    sheet = Sheet(
        _("Ett mål"),
        _("Lägg till målet"),
        _plan(plan_id),
        _("Målet är den unges. Skriv det så som hen säger det."),
        ("group-goal", plan_id),
    )
    return fill_in(request, form, do, sheet, said=_("Målet är tillagt."), person=shown.person)


@require_POST
@page
def remove_goal(request: ActorRequest, goal_id: UUID) -> HttpResponse:
    def do() -> str:
        return _plan(planning.remove_goal(actor=request.actor, goal_id=goal_id))

    return press(request, do, back=reverse("groups:index"), said=_("Målet är borttaget ur utkastet."))


@require_http_methods(BOTH)
@page
def rate(request: ActorRequest, group_id: UUID, goal_key: UUID) -> HttpResponse:
    now = timezone.now()
    words = goal_words(actor=request.actor, group_id=group_id, goal_key=goal_key)
    form = RateForm(request.POST or None, initial={"on": timezone.localdate(now)})

    def do() -> str:
        told = form.cleaned_data
        planning.rate(
            actor=request.actor,
            group_id=group_id,
            goal_key=goal_key,
            value=told["value"],
            on=told["on"],
            at=now,
        )
        return reverse("groups:group", args=[group_id])

    sheet = Sheet(
        _("Den unges egen siffra"),
        _("Spara"),
        reverse("groups:group", args=[group_id]),
        _("Målet: ”%(words)s” Bara den unge sätter siffran. Den jämförs aldrig med någon annans.")
        % {"words": words},
    )
    return fill_in(request, form, do, sheet, said=_("Siffran är sparad."))


@require_http_methods(BOTH)
@page
def commit(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    now = timezone.now()
    on = timezone.localdate(now)
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=on)
    around = group_page(actor=request.actor, group_id=shown.group.id, on=on)
    units = tuple(one.covered.unit for one in around.members if one.asked and one.covered.whole)
    form = CommitmentForm(request.POST or None, actor=request.actor, units=units, person=shown.person)

    def do() -> str:
        planning.add_commitment(actor=request.actor, plan_id=plan_id, facts=form.facts(), at=now)
        return _plan(plan_id)

    sheet = Sheet(
        _("Ett åtagande"),
        _("Lägg till åtagandet"),
        _plan(plan_id),
        _("Här finns de verksamheter som samtycket omfattar och som är tillfrågade."),
        ("group-commitment", plan_id),
    )
    return fill_in(request, form, do, sheet, said=_("Åtagandet är tillagt."), person=shown.person)


@require_http_methods(BOTH)
@page
def drop(request: ActorRequest, plan_id: UUID, commitment_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=timezone.localdate(now))
    form = ReasonForm(request.POST or None)

    def do() -> str:
        planning.remove_commitment(
            actor=request.actor,
            plan_id=plan_id,
            commitment_id=commitment_id,
            why=form.cleaned_data["why"],
            at=now,
        )
        return _plan(plan_id)

    sheet = Sheet(_("Åtagandet utgår"), _("Ta ut det ur utkastet"), _plan(plan_id))
    return fill_in(request, form, do, sheet, said=_("Åtagandet utgår."), person=shown.person)


@require_http_methods(BOTH)
@page
def adopt(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=timezone.localdate(now))
    if not shown.is_draft:
        return redirect("groups:plan", plan_id)
    around = group_page(actor=request.actor, group_id=shown.group.id, on=timezone.localdate(now))
    form = AdoptForm(
        request.POST or None,
        person=shown.person,
        asks=around.asks(StepKind.PLAN),
        known=around.known,
        initial={"signed_on": timezone.localdate(now)},
    )

    def do() -> str:
        planning.adopt(actor=request.actor, plan_id=plan_id, signed=form.signed(), extra=form.given(), at=now)
        return _plan(plan_id)

    sheet = Sheet(
        _("Anta version %(number)d") % {"number": shown.plan.number},
        _("Anta planen"),
        _plan(plan_id),
        _("När versionen är antagen ändras den inte. Ändringar görs i nästa version."),
    )
    return fill_in(request, form, do, sheet, said=_("Planen är antagen."), person=shown.person)


@require_http_methods(BOTH)
@page
def discard(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    group_id = access.group_of_plan(request.actor, plan_id)

    def do() -> str:
        planning.discard(actor=request.actor, plan_id=plan_id, at=timezone.now())
        return reverse("groups:group", args=[group_id])

    return press(request, do, back=_plan(plan_id), said=_("Utkastet är borttaget."))


@require_http_methods(BOTH)
@page
def send(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    """Exactly what each unit gets, side by side; then it is sent to all of them at once."""
    now = timezone.now()
    if request.method == "POST":

        def do() -> str:
            sending.send_version(actor=request.actor, plan_id=plan_id, at=now)
            return _plan(plan_id)

        said = _("Planen är skickad. Var och en har fått sin del.")
        return press(request, do, back=reverse("groups:send_plan", args=[plan_id]), said=said)
    ready = sending.to_send(actor=request.actor, plan_id=plan_id, on=timezone.localdate(now))
    return answer(request, "groups/send.html", None, page=ready.page, ready=ready)


@require_http_methods(BOTH)
@page
def commitment(request: ActorRequest, commitment_id: UUID) -> HttpResponse:
    """One commitment: what has been said of it, and how it goes now."""
    now = timezone.now()
    on = timezone.localdate(now)
    taking_in.take_in(actor=request.actor, at=now)
    line = commitments.one(actor=request.actor, commitment_id=commitment_id, on=on)
    try:
        group_id = access.group_of_case(request.actor, line.case_id)
    except ObjectDoesNotExist:  # agreed at a meeting, in a case that no group works in
        return redirect("meetings:commitment", commitment_id)
    shown = group_page(actor=request.actor, group_id=group_id, on=on)
    if line.id in shown.closed_messages:
        raise Http404
    told = line.from_unit_name
    form = SaidForm(request.POST or None, told=told, asked=bool(told) and line.answer is None)
    weighed = weighing.weighed(
        actor=request.actor, commitment_id=line.id, said=form.to_weigh(), posted=request.POST, on=on
    )
    if form.is_bound and form.is_valid() and weighed.ready:

        def do() -> str:
            progress.say(
                actor=request.actor,
                commitment_id=commitment_id,
                said=form.said(),
                at=now,
                matrix=weighed.matrix,
                why=weighed.why,
            )
            return reverse("groups:group", args=[group_id])

        said = _("Sparat. Den som leder gruppen ser det.") if told else _("Sparat.")
        done = attempt(request, form, do, said=said)
        if done:
            return done
    return answer(request, "groups/commitment.html", form, page=shown, line=line, judging=weighed.judging)
