"""What a municipality has published, for the loader of methods: one statement."""

from dataclasses import replace
from functools import lru_cache

from django.utils.text import slugify

from samsyn.methods.files import read_bytes
from samsyn.methods.model import Method
from samsyn.methods.writing import completed

from .models import MethodVersion

KEPT = 256  # versions that are kept read; a version's text never changes


def methods_of(place: str) -> list[Method]:
    """Every version that holds or is to hold in the municipality of that name, where the acting unit works."""
    rows = MethodVersion.objects.filter(withdrawn_at__isnull=True).values_list("municipality__name", "text")
    return [as_read(text, place) for name, text in rows if slugify(name) == place]


@lru_cache(maxsize=KEPT)
def as_read(text: str, place: str) -> Method:
    """The method in a text that was checked when it was written."""
    value = read_bytes(completed(text).encode(), place).value
    if not isinstance(value, Method):
        message = f"a stored text is not a method: {place}"
        raise TypeError(message)
    return replace(value, municipality=place)
