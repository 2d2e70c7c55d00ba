"""Swedish for what is kept, sent or printed, whatever language its writer reads the pages in.

A fixed text that is kept as it stands is marked with Django's `gettext_noop`: it is kept in Swedish, and a page may
translate it when it is shown. A text that is put together is put together in here.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation
from django.utils.functional import Promise


@contextmanager
def in_swedish() -> Iterator[None]:
    """Speak Swedish for a while; also a decorator, `@in_swedish()`."""
    with translation.override("sv"):
        yield


@in_swedish()
def swedish(label: str | Promise) -> str:
    """The label of a choice as it is kept."""
    return str(label)
