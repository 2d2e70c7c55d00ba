"""Answers and copies: paper, the second look, a no, a copy sent and a copy received."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samsyn.capabilities.consenting import actions as reaching
from samsyn.capabilities.consenting import desk
from samsyn.capabilities.consenting.forms import LookForm, ScanForm
from samsyn.capabilities.consenting.queries import consents, reach, scans
from samsyn.capabilities.consenting.queries.rows import ConsentPage, ScanLine
from samsyn.foundation.consents import actions, signing
from samsyn.foundation.consents.refusals import ConsentRefused
from samsyn.foundation.messages import assessing
from samsyn.foundation.people.likeness import Sought
from samsyn.foundation.people.queries import likely_persons
from samsyn.foundation.units.doors import ActorRequest
from samsyn.law.vocabulary import Giver

from .pages import answer, attempt, page, press

BOTH = ["GET", "POST"]


@require_http_methods(BOTH)
@page
def put_scan(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))
    if not shown.state.open:
        return redirect("consenting:consent", asked_id)
    form = ScanForm(
        request.POST or None,
        request.FILES or None,
        givers=[(one.role.value, one.name) for one in shown.unanswered],
        initial={"signed_on": timezone.localdate(now)},
    )
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _put(request, asked_id, form),
            at=now,
            said=_("Papperet är inlagt. En kollega behöver titta på det innan det räknas."),
        )
        if done:
            return done
    return answer(request, "consenting/put_scan.html", form, page=shown)


def _put(request: ActorRequest, asked_id: UUID, form: ScanForm) -> str:
    told = form.cleaned_data
    desk.put_scan(
        actor=request.actor,
        consent_id=asked_id,
        roles=[Giver(one) for one in told["roles"]],
        content=told["paper"].read(),
        media_type=told["paper"].content_type,
        signed_on=told["signed_on"],
        at=timezone.now(),
    )
    return reverse("consenting:consent", args=[asked_id])


@require_http_methods(BOTH)
@page
def look(request: ActorRequest, scan_id: UUID) -> HttpResponse:
    now = timezone.now()
    shown, paper = _scan(request, scan_id)
    if paper.looked or paper.uploaded_by == request.actor.worker_id:
        return redirect("consenting:consent", shown.id)
    form = LookForm(request.POST or None)
    if form.is_bound and form.is_valid():
        yes = form.cleaned_data["confirmed"] == "yes"
        done = attempt(
            request,
            form,
            lambda: _looked(request, scan_id, form),
            at=now,
            said=_("Tack. Underskriften räknas nu.") if yes else _("Tack. Papperet räknas inte."),
        )
        if done:
            return done
    return answer(request, "consenting/look.html", form, page=shown, paper=paper)


def _looked(request: ActorRequest, scan_id: UUID, form: LookForm) -> str:
    told = form.cleaned_data
    consent_id = desk.look(
        actor=request.actor,
        scan_id=scan_id,
        confirmed=told["confirmed"] == "yes",
        why=told["why"],
        at=timezone.now(),
    )
    return reverse("consenting:consent", args=[consent_id])


def _scan(request: ActorRequest, scan_id: UUID) -> tuple[ConsentPage, ScanLine]:
    consent_id = scans.consent_of_scan(actor=request.actor, scan_id=scan_id)
    shown = consents.consent_page(actor=request.actor, consent_id=consent_id, on=timezone.localdate())
    return shown, next(one for one in shown.scans if one.id == scan_id)


@require_GET
@page
def scan(request: ActorRequest, scan_id: UUID) -> HttpResponse:
    content, media_type = scans.scan_content(actor=request.actor, scan_id=scan_id, on=timezone.localdate())
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Content-Disposition": "inline"
        if media_type.startswith("image/")
        else 'attachment; filename="samtycke.pdf"',
    }
    return HttpResponse(content, content_type=media_type, headers=headers)


@require_POST
@page
def open_signing(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    """A link for one giver, shown once; a new press makes a new one."""
    now, back = timezone.now(), reverse("consenting:consent", args=[asked_id])
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))
    giver = next((one for one in shown.givers if one.role == request.POST.get("role")), None)
    if giver is None or not can_sign_on_screen():
        raise Http404
    try:
        link = signing.open_link(actor=request.actor, consent_id=asked_id, role=giver.role, at=now)
    except ConsentRefused as refusal:
        messages.error(request, refusal.message)
        return redirect(back)
    address = request.build_absolute_uri(reverse("signing:sign", args=[link]))
    response = answer(request, "consenting/link.html", None, page=shown, name=giver.name, address=address)
    response.headers["Cache-Control"] = "no-store"
    return response


def can_sign_on_screen() -> bool:
    """Whether people can be identified here; in the demo by a pretended e-identity."""
    return settings.SAMSYN_SIGN is not None or settings.DEMO


@require_POST
@page
def note_no(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    now, back = timezone.now(), reverse("consenting:consent", args=[asked_id])
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))
    role = next((one.role for one in shown.givers if one.role == request.POST.get("role")), None)
    if role is None:
        raise Http404

    def do() -> str:
        actions.note_no(actor=request.actor, consent_id=asked_id, role=role, at=now)
        return back

    said = _("Svaret är antecknat. Ett nej ändrar inget annat: hjälpen är densamma.")
    return press(request, do, at=now, said=said, back=back)


@require_POST
@page
def send_copy(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    now, back = timezone.now(), reverse("consenting:consent", args=[asked_id])
    consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))
    wanted = request.POST.get("unit", "")
    to = next((one for one in assessing.recipients(actor=request.actor) if str(one.unit_id) == wanted), None)
    if to is None:
        raise Http404

    def do() -> str:
        reaching.send_copy(actor=request.actor, consent_id=asked_id, recipient=to, at=now)
        return back

    said = _("Kopian är skickad till %(unit)s.") % {"unit": to.name}
    return press(request, do, at=now, said=said, back=back)


@require_http_methods(BOTH)
@page
def received(request: ActorRequest, asked_id: UUID) -> HttpResponse:
    """A copy that came: which of our own persons is it about?"""
    now = timezone.now()
    shown = consents.consent_page(actor=request.actor, consent_id=asked_id, on=timezone.localdate(now))
    if not shown.is_copy or shown.person_id:
        return redirect("consenting:consent", asked_id)
    told = reach.told_of_copy(actor=request.actor, consent_id=asked_id)
    likely = likely_persons(
        actor=request.actor,
        sought=Sought(
            given_name=told.given_name,
            family_name=told.family_name,
            born_from=told.birth_date.year,
            born_to=told.birth_date.year,
            birth_date=told.birth_date,
        ),
    )
    fitting = [one for one in likely if one.person.birth_date == told.birth_date]
    form = forms.Form(request.POST or None)
    known = {str(one.person.person_id): one.person.person_id for one in fitting}
    chosen = known.get(request.POST.get("person", ""))
    if chosen and form.is_valid():
        done = attempt(
            request,
            form,
            lambda: _linked(request, asked_id, chosen),
            at=now,
            said=_("Samtycket hör nu till den unges sida hos er."),
        )
        if done:
            return done
    return answer(request, "consenting/received.html", form, page=shown, told=told, likely=fitting)


def _linked(request: ActorRequest, asked_id: UUID, person_id: UUID) -> str:
    reaching.link_copy(actor=request.actor, consent_id=asked_id, person_id=person_id, at=timezone.now())
    return reverse("consenting:consent", args=[asked_id])
