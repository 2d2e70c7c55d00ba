"""How a kind of letter is shown to the family: under which heading of theirs, and by which template.

A capability names its kinds when it is ready, as it names them to the messages. The template is given `letter` (an
OpenedMessage) and `payload`. A letter of a kind that nobody has named stands under the messages, by its own template.
A kind whose key begins with "from_family_" is what the family sends; it needs no assessment, since the family is bound
by no secrecy, and the database lets it go to the unit that opened the room and nowhere else.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from samsyn.foundation.messages.kinds import Kind

FROM_FAMILY = "from_family_"


class Section(StrEnum):
    """The family's headings."""

    PLAN = "plan"
    MEETINGS = "meetings"
    KNOWING = "knowing"
    MESSAGES = "messages"


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a kind stands. `replaces`: of several letters of the kind only the newest is shown open."""

    section: Section
    template: str
    heading: str | Promise
    replaces: bool = False


_shown: dict[str, Shown] = {}


def show(
    kind: Kind, section: Section, template: str, heading: str | Promise = "", *, replaces: bool = False
) -> None:
    """Say how letters of a kind are shown to the family. `heading` is what they read above; the kind's name else."""
    _shown[kind.key] = Shown(section, template, heading or kind.name, replaces)


def shown(kind: Kind) -> Shown:
    """Where letters of a kind stand."""
    return _shown.get(kind.key) or Shown(Section.MESSAGES, kind.template, kind.name)


def keys_in(section: Section) -> tuple[str, ...]:
    """The keys of the kinds that have been put under a heading."""
    return tuple(key for key, one in _shown.items() if one.section is section)
