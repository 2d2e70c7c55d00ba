"""The tables of groups and plans (domain 15.7)."""

from .after import AfterCheck, GoOn, GroupClosing, Review
from .plan import (
    Goal,
    GoalRating,
    Plan,
    PlanCommitment,
    PlanSending,
    PlanSignature,
    SignedHow,
    Signer,
)
from .start import Consultation, CriterionAnswer, GroupCase, Met, PlaceGiven, Selection, Side
from .working import (
    Answer,
    Channel,
    ContactAttempt,
    Decline,
    Enrolment,
    Instrument,
    LifeArea,
    MappingNote,
    Member,
)

__all__ = [
    "AfterCheck",
    "Answer",
    "Channel",
    "Consultation",
    "ContactAttempt",
    "CriterionAnswer",
    "Decline",
    "Enrolment",
    "GoOn",
    "Goal",
    "GoalRating",
    "GroupCase",
    "GroupClosing",
    "Instrument",
    "LifeArea",
    "MappingNote",
    "Member",
    "Met",
    "PlaceGiven",
    "Plan",
    "PlanCommitment",
    "PlanSending",
    "PlanSignature",
    "Review",
    "Selection",
    "Side",
    "SignedHow",
    "Signer",
]
