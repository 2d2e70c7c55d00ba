"""What somebody of a family does in their own room: write to the unit, say what one does not agree with."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samsyn.foundation.family.entering import Member
from samsyn.foundation.messages.kinds import Kind
from samsyn.foundation.messages.sending import send
from samsyn.foundation.units.swedish import in_swedish

from . import kinds


@transaction.atomic
def write(*, member: Member, text: str, at: dt.datetime, in_reply_to: UUID | None = None) -> UUID:
    """A letter to the unit that opened the room; there it becomes a task. Raises NotDelivered."""
    return _send(member, kinds.FROM_FAMILY, kinds.FamilyLetter(text.strip()), at, in_reply_to)


@transaction.atomic
def ask_for_code(*, member: Member, at: dt.datetime) -> UUID:
    """Ask for a code to the next visit, since each is for one; it reaches the unit as a letter. Raises NotDelivered."""
    return _send(member, kinds.FROM_FAMILY, kinds.FamilyLetter(_wanted()), at)


@in_swedish()
def _wanted() -> str:
    return _("Jag behöver en ny kod till min sida nästa gång.")


@transaction.atomic
def disagree(
    *, member: Member, text: str, at: dt.datetime, about: UUID | None = None, about_words: str = ""
) -> UUID:
    """What one does not agree with, about a letter or in general; kept as one's own view. Raises NotDelivered."""
    payload = kinds.FamilyLetter(text.strip(), about, about_words[:200])
    return _send(member, kinds.DISAGREEMENT, payload, at, about)


@transaction.atomic
def wish(*, member: Member, consent_id: UUID, about_words: str, text: str, at: dt.datetime) -> UUID:
    """That one wants to be asked anew, for something else than a consent says. Raises NotDelivered."""
    payload = kinds.FamilyLetter(text.strip(), consent_id, about_words[:200])
    return _send(member, kinds.CONSENT_WISH, payload, at)


def _send(
    member: Member, kind: Kind, payload: kinds.FamilyLetter, at: dt.datetime, in_reply_to: UUID | None = None
) -> UUID:
    return send(
        actor=member.actor,
        kind=kind,
        payload=payload,
        recipient_id=member.here.unit_id,
        at=at,
        in_reply_to=in_reply_to,
    )
