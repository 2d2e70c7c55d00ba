"""A received message of this kind: read it, say whom it is about, answer it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samsyn.capabilities.sharing import queries
from samsyn.capabilities.sharing.actions import linking
from samsyn.capabilities.sharing.actions.sending import give_nothing
from samsyn.capabilities.sharing.forms.linking import NEW, FindForm, LinkForm
from samsyn.capabilities.sharing.kinds import ALL, REQUEST
from samsyn.capabilities.sharing.refusals import SharingRefused
from samsyn.foundation.drafts.typed import token_of
from samsyn.foundation.messages import reading
from samsyn.foundation.messages.sending import NotDelivered
from samsyn.foundation.units.doors import ActorRequest, for_workers

from .answers import BOTH, attempt, status_of


@require_http_methods(BOTH)
@for_workers("works_cases")
def message(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Read it and say which of the own persons it is about."""
    found = reading.open_message(actor=request.actor, message_id=message_id)
    if found is None or found.kind not in ALL:
        raise Http404
    if found.folded:
        return redirect("consenting:judge", message_id)
    context = {"message": found, "payload": found.payload, "asks": found.kind == REQUEST}
    if found.person_id or not hasattr(found.payload, "given_name"):
        return render(request, "sharing/message.html", context | {"once": token_of(request)})
    finding = FindForm(request.POST if "find" in request.POST else None)
    persons = queries.who_it_may_be(actor=request.actor, told=found.payload, on=timezone.localdate())
    if finding.is_bound and finding.is_valid():
        persons = queries.found_persons(
            actor=request.actor, text=finding.cleaned_data["find"], on=timezone.localdate()
        )
    form = LinkForm(_choosing(request), persons=_known(request, persons))
    if form.is_bound and form.is_valid():
        done = attempt(
            request, form, lambda now: _link(request, found, form, now), said=_("Meddelandet är kopplat.")
        )
        if done:
            return done
    context |= {"form": form, "finding": finding, "once": token_of(request)}
    return render(request, "sharing/message.html", context, status=status_of(form, finding))


@require_POST
@for_workers("works_cases")
def nothing(request: ActorRequest, message_id: UUID) -> HttpResponse:
    """Answer that nothing is given."""
    question = queries.question_to_answer(actor=request.actor, message_id=message_id)
    if question is None:
        raise Http404
    try:
        give_nothing(actor=request.actor, question=question, at=timezone.now())
        messages.success(request, _("Svaret är skickat. Det säger inget om ifall ni känner till den unge."))
    except (SharingRefused, NotDelivered) as refused:
        messages.error(request, str(refused))
    return redirect("sharing:message", message_id)


def _choosing(request: ActorRequest) -> QueryDict | None:
    """The choice that was sent, if it was the choosing that was sent."""
    return request.POST if "choose" in request.POST else None


def _known(request: ActorRequest, persons: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The choices; one that a search offered a moment ago stays a choice when it is sent."""
    offered = request.POST.get("offered", "")
    if "choose" not in request.POST or not offered:
        return persons
    more = queries.found_persons(actor=request.actor, text=offered, on=timezone.localdate())
    return [*persons, *(one for one in more if one not in persons)]


def _link(request: ActorRequest, found: reading.OpenedMessage, form: LinkForm, now: object) -> str:
    chosen = form.cleaned_data["person"]
    if chosen == NEW:
        linking.register_and_link(
            actor=request.actor, message_id=found.id, told=found.payload, at=timezone.now()
        )
    else:
        linking.link(actor=request.actor, message_id=found.id, person_id=UUID(chosen))
    return reverse("sharing:message", args=[found.id])
