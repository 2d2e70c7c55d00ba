"""What we work by: every worker of the municipality may read it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samsyn.capabilities.method_desk import queries
from samsyn.capabilities.method_desk.rows import Place
from samsyn.foundation.units.doors import ActorRequest, for_workers
from samsyn.methods.model import Method
from samsyn.methods.wording import limit_phrase, names_in, phrase
from samsyn.methods.writing import whole, written

from .finding import place_or_404


@for_workers()
def index(request: ActorRequest) -> HttpResponse:
    """The methods that each municipality works by."""
    found = queries.sections(actor=request.actor, on=timezone.localdate())
    return render(request, "method_desk/index.html", {"sections": found})


@for_workers()
def method(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """One method: its steps, time limits and parties, and from when it holds."""
    where = place_or_404(request, place)
    return render(request, "method_desk/method.html", _shown(request, where, _in_force(where, key)))


@for_workers()
def version(request: ActorRequest, place: str, key: str, number: int) -> HttpResponse:
    """A version that holds, is to hold or has held; what began under it stays under it."""
    where = place_or_404(request, place)
    try:
        found = queries.version(where, key, number)
    except queries.NotThere as error:
        raise Http404 from error
    return render(request, "method_desk/method.html", _shown(request, where, found))


@for_workers()
def file(request: ActorRequest, place: str, key: str) -> HttpResponse:
    """The method as a file, for those who want; what is being changed where there is such."""
    where = place_or_404(request, place)
    try:
        text = queries.draft(actor=request.actor, place=where, key=key).text
    except queries.NotThere:
        text = written(whole(_in_force(where, key)))
    answer = HttpResponse(text, content_type="text/yaml; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{key}.{where.slug}.yaml"'
    return answer


def _in_force(place: Place, key: str) -> Method:
    try:
        return queries.in_force(place, key, timezone.localdate())
    except queries.NotThere as error:
        raise Http404 from error


def _shown(request: ActorRequest, place: Place, found: Method) -> dict[str, Any]:
    names = names_in(found)
    steps = [
        {
            "step": step,
            "by": phrase("by", step.by, names),
            "takes_part": phrase("takes_part", step.takes_part, names) if step.takes_part else "",
            "limit": limit_phrase(step.time_limit, names) if step.time_limit else "",
            "repeats": phrase("repeats", step.repeats, names) if step.repeats else "",
            "consents": phrase("consents", step.consents, names) if step.consents else "",
        }
        for step in found.steps
    ]
    today = timezone.localdate()
    current = _current(place, found.key)
    return {
        "place": place,
        "method": found,
        "steps": steps,
        "published": queries.published(place, found.key),
        "may_change": queries.may_change(request.actor, found.lead.kind.value),
        "today": today,
        "holds": current is not None and (found.version, found.municipality) == current,
        "coming": found.valid_from > today,
    }


def _current(place: Place, key: str) -> tuple[int, str | None] | None:
    try:
        found = queries.in_force(place, key, timezone.localdate())
    except queries.NotThere:
        return None
    return found.version, found.municipality
