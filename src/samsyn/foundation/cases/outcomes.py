"""What has come of a case, in words. A capability adds its own when it is ready."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_labels: dict[str, str | Promise] = {"wrong_person": _("Gällde en annan person")}


def register(outcome: str, label: str | Promise) -> None:
    """Name an outcome."""
    _labels[outcome] = label


def label(outcome: str) -> str | Promise:
    """The outcome in words; empty for one that only its own capability can name."""
    return _labels.get(outcome, "")
