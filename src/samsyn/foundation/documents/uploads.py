"""Uploaded files that never touch the disk."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest


def keep_in_memory(request: HttpRequest, *, most: int, largest: int) -> None:
    """Let at most `most` files of `largest` bytes be held in memory; call before the form is read."""
    request.upload_handlers = [InMemoryOnly(request, most=most, largest=largest)]


class InMemoryOnly(FileUploadHandler):
    """Keeps the first files in memory, and of each no more than shows that it is too large."""

    def __init__(self, request: HttpRequest | None = None, *, most: int, largest: int) -> None:
        super().__init__(request)
        self.most, self.largest, self.files = most, largest, 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.files += 1
        self.parts: list[bytes] = []
        self.length = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.files <= self.most + 1 and self.length <= self.largest:
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
