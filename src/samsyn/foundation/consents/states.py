"""What a consent is on a day, in words. Computed by the database from facts (`states_sql`); nobody types it."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(StrEnum):
    """What a consent is on a day."""

    ASKED = "asked"
    WAITING = "waiting"
    NOT_BEGUN = "not_begun"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    TURNED_15 = "turned_15"
    TURNED_18 = "turned_18"
    CUSTODY_CHANGED = "custody_changed"

    @property
    def label(self) -> str | Promise:
        """The state in a few words."""
        return LABELS[self]

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return TONES.get(self, "neutral")

    @property
    def open(self) -> bool:
        """Whether answers are still waited for."""
        return self in (State.ASKED, State.WAITING)

    @property
    def ask_anew(self) -> bool:
        """Whether what it was given under has changed, so that it has to be asked anew."""
        return self in (State.TURNED_15, State.TURNED_18, State.CUSTODY_CHANGED)


LABELS: dict[State, str | Promise] = {
    State.ASKED: _("Frågan är ställd"),
    State.WAITING: _("Väntar på svar"),
    State.NOT_BEGUN: _("Har inte börjat gälla"),
    State.IN_FORCE: pgettext_lazy("in force", "Gäller"),
    State.DECLINED: _("Svaret blev nej"),
    State.EXPIRED: _("Tiden är ute"),
    State.WITHDRAWN: _("Återkallat"),
    State.TURNED_15: _("Fråga på nytt: den unge har fyllt 15 år"),
    State.TURNED_18: _("Fråga på nytt: den unge har fyllt 18 år"),
    State.CUSTODY_CHANGED: _("Fråga på nytt: vårdnaden har ändrats"),
}
TONES = {
    State.IN_FORCE: "success",
    State.ASKED: "info",
    State.WAITING: "info",
    State.NOT_BEGUN: "info",
    State.WITHDRAWN: "danger",
    State.TURNED_15: "warning",
    State.TURNED_18: "warning",
    State.CUSTODY_CHANGED: "warning",
}
