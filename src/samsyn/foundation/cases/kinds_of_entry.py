"""What an entry can be, in words. A capability adds its own when it is ready."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_titles: dict[str, str | Promise] = {
    "note": _("Anteckning"),
    "contact": _("Kontakt"),
    "decision": _("Beslut"),
    "closing": _("Avslut"),
}


def register(kind: str, title_text: str | Promise) -> None:
    """Name a kind of entry."""
    _titles[kind] = title_text


def title(kind: str) -> str | Promise:
    """The kind in words; the key itself for one that is not named."""
    return _titles.get(kind, kind)
