"""The papers as PDF: the plan, the information sheet, the enrolment."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from samsyn.capabilities.groups import papers
from samsyn.capabilities.groups.queries.group import group_page
from samsyn.capabilities.groups.queries.plans import plan_page
from samsyn.foundation.units.doors import ActorRequest

from .answers import page


def _pdf(content: bytes, name: str) -> HttpResponse:
    """The paper, to be read in the browser; no name of anybody in the file's name."""
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"},
    )


@require_GET
@page
def plan(request: ActorRequest, plan_id: UUID) -> HttpResponse:
    on = timezone.localdate()
    shown = plan_page(actor=request.actor, plan_id=plan_id, on=on)
    return _pdf(papers.plan(actor=request.actor, page=shown, on=on), f"plan-{shown.plan.number}")


@require_GET
@page
def information(request: ActorRequest, group_id: UUID) -> HttpResponse:
    on = timezone.localdate()
    shown = group_page(actor=request.actor, group_id=group_id, on=on)
    english = request.GET.get("sprak") == "en"
    return _pdf(papers.information(actor=request.actor, page=shown, on=on, english=english), "information")


@require_GET
@page
def enrolment(request: ActorRequest, group_id: UUID) -> HttpResponse:
    on = timezone.localdate()
    shown = group_page(actor=request.actor, group_id=group_id, on=on)
    if shown.enrolment is None:
        raise Http404
    return _pdf(papers.enrolment(actor=request.actor, page=shown, on=on), "inskrivning")
