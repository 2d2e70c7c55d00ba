"""A scanned form: a PDF, JPEG or PNG that is what it claims to be and no larger than it needs."""

import io
import warnings

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from .refusals import ConsentRefused

LARGEST = 8 * 1024 * 1024
MOST_PIXELS = 60_000_000
PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
TYPES = {PDF: "PDF", JPEG: "JPEG", PNG: "PNG"}
ENDS_WITHIN = 1024  # a PDF's last line stands within its last kilobyte (ISO 32000-1, 7.5.5)
ACTIVE = (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/OpenAction")


def check_scan(content: bytes, media_type: str) -> None:
    """Raise ConsentRefused for a file that is empty, too large, or not what it claims."""
    if not content:
        raise ConsentRefused(_("Filen är tom. Skanna papperet igen."))
    if len(content) > LARGEST:
        raise ConsentRefused(_("Filen är större än 8 MB. Skanna med lägre upplösning."))
    if media_type not in TYPES:
        raise ConsentRefused(_("Papperet ska vara skannat till PDF, JPEG eller PNG. Spara om filen."))
    right = _is_pdf(content) if media_type == PDF else _is_picture(content, TYPES[media_type])
    if not right:
        raise ConsentRefused(
            _("Filen är inte den %(type)s som den säger att den är. Skanna papperet igen.")
            % {"type": TYPES[media_type]}
        )


def _is_pdf(content: bytes) -> bool:
    """Begins and ends as a PDF, and carries nothing that runs: a scan is pictures of paper."""
    return (
        content.startswith(b"%PDF-")
        and b"%%EOF" in content[-ENDS_WITHIN:]
        and not any(word in content for word in ACTIVE)
    )


def _is_picture(content: bytes, kind: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[kind]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return False
                picture.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        return False
    return True
