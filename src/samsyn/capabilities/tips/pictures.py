"""Pictures that come with a tip: redrawn, so that neither place, device nor time follows with them."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from PIL import Image, ImageOps

MOST, LARGEST = 3, 5 * 1024 * 1024
LONGEST_SIDE, MOST_PIXELS = 2400, 60_000_000


class NotAPictureError(ValueError):
    """The file is not the JPEG or PNG that it should be."""


def redrawn(content: bytes) -> bytes:
    """The picture as a new JPEG of at most 2400 pixels a side, without any of the old file's metadata."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAPictureError
            drawn = _on_white(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotAPictureError from error
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new("RGB", drawn.size)
    clean.paste(drawn)
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=85)
    return written.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layers = picture.convert("RGBA")
    ground = Image.new("RGBA", layers.size, "white")
    return Image.alpha_composite(ground, layers).convert("RGB")


def keep_in_memory(request: HttpRequest) -> None:
    """Let uploaded files never touch the disk; call before the form is read."""
    request.upload_handlers = [InMemoryOnly(request)]


class InMemoryOnly(FileUploadHandler):
    """Keeps the first files in memory, and of each no more than shows that it is too large."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.files = getattr(self, "files", 0) + 1
        self.parts: list[bytes] = []
        self.length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.files <= MOST + 1 and self.length <= LARGEST:
            self.parts.append(raw_data)
            self.length += len(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        return InMemoryUploadedFile(
            file=io.BytesIO(b"".join(self.parts)),
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
        )
