"""How many pictures come with a tip, and how large; none of them touches the disk."""

from django.http import HttpRequest

from samsyn.foundation.documents import uploads

MOST, LARGEST = 3, 5 * 1024 * 1024


def keep_in_memory(request: HttpRequest) -> None:
    """Let the pictures be held in memory; call before the form is read."""
    uploads.keep_in_memory(request, most=MOST, largest=LARGEST)
