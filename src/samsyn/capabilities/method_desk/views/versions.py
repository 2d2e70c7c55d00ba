"""Beginning to change a method, publishing it, taking it back, throwing the changes away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samsyn.capabilities.method_desk import actions, queries
from samsyn.capabilities.method_desk.forms import CopyForm, PublishForm
from samsyn.capabilities.method_desk.rows import Draft
from samsyn.foundation.units.doors import ActorRequest, for_workers
from samsyn.methods.writing import data_of

from .finding import CONFLICT, MISTAKES, draft_or_404, place_or_404, shown


@for_workers("keeps_methods")
def copy(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """Begin: the municipality's own version of a method, or a new method made from it."""
    where = place_or_404(request, place)
    try:
        method = queries.in_force(where, key, timezone.localdate())
    except queries.NotThere as error:
        raise Http404 from error
    if not queries.may_change(request.actor, method.lead.kind.value):
        raise Http404
    form = CopyForm(request.POST or None, title=method.title, may_change_it=True)
    if form.is_valid():
        try:
            begun = actions.copy(actor=request.actor, place=where, method=method, own_name=form.own_name())
        except actions.MethodRefused as error:
            form.add_error(None, str(error))
        else:
            return redirect("method_desk:desk", place, begun)
    context = {"place": where, "method": method, "form": form}
    return render(request, "method_desk/copy.html", context, status=MISTAKES if form.is_bound else 200)


@for_workers("keeps_methods")
def publish(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """Say from which day, after a last look at what is different."""
    draft = draft_or_404(request, place, key)
    form = PublishForm(request.POST or None, today=timezone.localdate())
    if form.is_valid() and not draft.faults:
        try:
            number = actions.publish(actor=request.actor, draft=draft, **form.cleaned_data)
        except actions.MethodRefused as error:
            form.add_error("valid_from", str(error))
        else:
            messages.success(request, _("Publicerat. Det som redan har börjat fortsätter under sin version."))
            return redirect("method_desk:version", place, key, number)
    faults = shown(draft.faults, data_of(draft.text))
    context = {"draft": draft, "place": draft.place, "form": form, "faults": faults}
    return render(request, "method_desk/publish.html", context, status=MISTAKES if form.is_bound else 200)


@for_workers("keeps_methods")
def withdraw(request: ActorRequest, place: str, key: str, number: int) -> HttpResponse:
    """Take back what is not yet in force, after a question."""
    where = place_or_404(request, place)
    try:
        method = queries.version(where, key, number)
    except queries.NotThere as error:
        raise Http404 from error
    if not queries.may_change(request.actor, method.lead.kind.value):
        raise Http404
    context: dict[str, object] = {"place": where, "method": method}
    if request.method == "POST":
        try:
            actions.withdraw(actor=request.actor, place=where, method=method)
        except actions.MethodRefused as error:
            context["refused"] = str(error)
            return render(request, "method_desk/withdraw.html", context, status=CONFLICT)
        messages.success(request, _("Publiceringen är återkallad."))
        return redirect("method_desk:index")
    return render(request, "method_desk/withdraw.html", context)


@for_workers("keeps_methods")
def discard(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """Throw the changes away, after a question."""
    draft: Draft = draft_or_404(request, place, key)
    if request.method == "POST":
        actions.discard(actor=request.actor, draft=draft)
        messages.success(request, _("Ändringarna är slängda. Det som gäller är som förut."))
        return redirect("method_desk:index")
    return render(request, "method_desk/discard.html", {"draft": draft, "place": draft.place})
