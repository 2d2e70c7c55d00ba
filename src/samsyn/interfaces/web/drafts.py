"""Where the page saves a draft as one types."""

from http import HTTPStatus
from uuid import UUID

from django.db import ProgrammingError
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from samsyn.foundation.drafts.keeping import DraftTooLong, discard_draft, save_draft
from samsyn.foundation.units.doors import ActorRequest, for_workers

NOT_TYPED = {"csrfmiddlewaretoken", "once"}


@require_POST
@for_workers()
def save(request: ActorRequest, form: str, about: UUID | None = None) -> HttpResponse:
    """Keep the form's fields as they stand; 204, or 413 when there is too much."""
    data = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    try:
        save_draft(actor=request.actor, form=form, about=about, data=data, at=timezone.now())
    except DraftTooLong as error:
        return HttpResponse(str(error), status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, content_type="text/plain")
    except ProgrammingError:  # the login was ended in another tab just now, and the database lets nothing in
        return HttpResponse(status=HTTPStatus.FORBIDDEN)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


@require_POST
@for_workers()
def discard(request: ActorRequest, form: str, about: UUID | None = None) -> HttpResponse:
    """Throw a draft away."""
    discard_draft(actor=request.actor, form=form, about=about)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
