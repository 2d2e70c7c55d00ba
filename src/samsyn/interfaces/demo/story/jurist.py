"""What the municipality's lawyer has settled, and a question that waits for her."""

from samsyn.capabilities.legal_counsel.actions import ask_lawyer
from samsyn.capabilities.legal_counsel.kinds import LegalQuestion
from samsyn.foundation.settlements.actions import settle
from samsyn.foundation.settlements.decision import Decision
from samsyn.law import Category, Party, Purpose

from .days import moment
from .places import AKERO
from .stage import Stage

REASONS = """\
För den som har fyllt 18 år prövar polisen varje uppgift för sig enligt 10 kap. 15 a eller 27 § OSL. Att 6 § \
polislagen ensam skulle bryta sekretessen är för osäkert att bygga på."""

QUESTION = """\
En ung berättade under ett besök om ett snatteri i somras. Böter finns i straffskalan. Polisen vill veta. Får vi ta \
upp det, eller stannar det hos oss?"""


def tell(stage: Stage) -> None:
    """Jorunn has settled one point; Sara has asked about another."""
    with stage.scene("jorunn", moment(stage.days.working(12), 9, 30)) as (jorunn, at):
        settle(
            actor=jorunn,
            municipality=AKERO,
            point="polislagen-6-vuxen",
            decision=Decision.CLOSES,
            from_on=at.date(),
            to_on=None,
            reasons=REASONS,
            replaces=None,
        )
    with stage.scene("sara", moment(stage.days.working(1), 14, 20)) as (sara, at):
        question = LegalQuestion(
            Party.SOCIAL_SERVICES,
            Party.POLICE,
            Category.SUSPECTED_OFFENCE,
            Purpose.INVESTIGATE_CRIME,
            QUESTION,
            "15a-mot-23",
        )
        ask_lawyer(actor=sara, question=question, nobodys_names=True, at=at)
