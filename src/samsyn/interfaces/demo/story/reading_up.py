"""What the other units have long since read and put away: an old letter does not lie unread."""

from samsyn.capabilities.intake.actions import receiving
from samsyn.foundation.messages.reading import received

from .days import moment
from .stage import Stage

READ = ("consent_copy", "report_receipt", "feedback", "meeting_invitation", "plan_part", "group_ended")


def tell(stage: Stage) -> None:
    """Per, Rut and Faruk go through what is older than two weeks."""
    days = stage.days
    for who in ("per", "rut", "faruk"):
        with stage.scene(who, moment(days.working(9), 16, 30)) as (actor, at):
            for line in received(actor=actor, before=at, kinds=READ):
                receiving.read(actor=actor, message_id=line.id)
                receiving.handle(actor=actor, message_id=line.id, at=at)
