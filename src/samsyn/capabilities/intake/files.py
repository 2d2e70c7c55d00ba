"""What a file that is sent with a report has to be, looked at as what it holds and not as what it is called."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from samsyn.foundation.documents.pictures import NotAPictureError, redrawn

from .refusals import IntakeRefused
from .words import FileKind

MOST, LARGEST = 10, 10 * 1024 * 1024
LONGEST_NAME = 120
# a document that would do something by itself is not needed to tell of a concern
ACTIVE = (b"/Encrypt", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")


@dataclass(frozen=True)
class CheckedFile:
    """A file that is what it says: its kind, its name, and what it holds (a picture is redrawn)."""

    name: str
    kind: FileKind
    content: bytes


def checked(name: str, content: bytes) -> CheckedFile:
    """The file, if it is a PDF, JPEG or PNG of at most 10 MB. Raises IntakeRefused with its name and why."""
    shown = _shown(name)
    if len(content) > LARGEST:
        raise IntakeRefused(_("”%(name)s” är större än 10 MB. Välj en mindre fil.") % {"name": shown})
    if content.startswith(b"%PDF-"):
        return CheckedFile(shown, FileKind.PDF, _document(shown, content))
    try:
        return CheckedFile(shown, FileKind.PICTURE, redrawn(content))
    except NotAPictureError as error:
        raise IntakeRefused(
            _("”%(name)s” är inte en PDF, JPEG eller PNG, vad den än heter. Välj en annan fil.")
            % {"name": shown}
        ) from error


def _document(name: str, content: bytes) -> bytes:
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content[-2048:]:
        raise IntakeRefused(
            _("”%(name)s” börjar som en PDF men går inte att läsa. Spara om den och försök igen.")
            % {"name": name}
        )
    if any(mark in content for mark in ACTIVE):
        raise IntakeRefused(
            _("”%(name)s” är låst eller innehåller program. Skriv ut den till en ny PDF och bifoga den.")
            % {"name": name}
        )
    return content


def _shown(name: str) -> str:
    """A name that can stand on a page and in a header: no folders, no signs that cannot be seen."""
    last = name.replace("\\", "/").split("/")[-1]
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    return seen[-LONGEST_NAME:] or _("fil")
