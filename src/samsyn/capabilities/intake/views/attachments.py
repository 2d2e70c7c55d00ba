"""Files with a report: kept as they are chosen, shown to those who have them, taken away again."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from samsyn.capabilities.intake import files
from samsyn.capabilities.intake.actions import attaching
from samsyn.capabilities.intake.forms.attachments import AttachmentsForm
from samsyn.capabilities.intake.queries import attachments
from samsyn.capabilities.intake.queries.attachments import OpenedFile
from samsyn.capabilities.intake.refusals import IntakeRefused
from samsyn.capabilities.intake.words import FileKind
from samsyn.foundation.documents.uploads import keep_in_memory
from samsyn.foundation.units.doors import ActorRequest, for_workers

TYPES = {FileKind.PDF: "application/pdf", FileKind.PICTURE: "image/jpeg"}
FIELD = "attachments"


def with_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A page that takes files: they are held in memory, never on disk, which has to be said before anything is read."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def taking(request: HttpRequest, /, *args: object, **kwargs: object) -> HttpResponseBase:
        keep_in_memory(request, most=files.MOST, largest=files.LARGEST)
        return protected(request, *args, **kwargs)

    return taking


def keep_sent_files(request: ActorRequest, draft_id: UUID, form: AttachmentsForm) -> None:
    """Keep what was chosen with the draft, and say on the form what is wrong. What is right is kept all the same."""
    good = []
    for sent in request.FILES.getlist(FIELD):
        try:
            good.append(files.checked(sent.name or "", sent.read()))
        except IntakeRefused as refused:
            form.add_error(FIELD, refused.message)
    try:
        attaching.attach(actor=request.actor, draft_id=draft_id, files=good, at=timezone.now())
    except IntakeRefused as refused:
        form.add_error(FIELD, refused.message)


@require_GET
@for_workers("works_cases", "takes_tips")
def of_draft(request: ActorRequest, draft_id: UUID, attachment_id: UUID) -> HttpResponse:
    return _answer(
        attachments.file_of_draft(actor=request.actor, draft_id=draft_id, attachment_id=attachment_id)
    )


@require_GET
@for_workers("works_cases", "takes_tips")
def of_message(request: ActorRequest, message_id: UUID, number: int) -> HttpResponse:
    return _answer(attachments.file_of_message(actor=request.actor, message_id=message_id, number=number))


@require_POST
@for_workers("works_cases", "takes_tips")
def take_away(request: ActorRequest, draft_id: UUID, attachment_id: UUID) -> HttpResponse:
    if not attaching.take_away(actor=request.actor, draft_id=draft_id, attachment_id=attachment_id):
        raise Http404
    messages.success(request, _("Filen är borttagen."))
    return redirect("intake:write_report", draft_id)


def _answer(file: OpenedFile | None) -> HttpResponse:
    """A picture is shown; a document is saved, so that nothing in it runs on our page."""
    if file is None:
        raise Http404
    answer = HttpResponse(file.content, content_type=TYPES[file.kind])
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "no-store"
    answer.headers["Content-Disposition"] = (
        content_disposition_header(file.kind is FileKind.PDF, file.name) or ""
    )
    return answer
