"""The tables of a joint home visit (domain 15.5), each with real columns."""

from .after import FollowUp, Talk, TalkState, ThreeAnswers
from .agreement import SampleAgreement
from .proposal import Direction, ProposalState, ProposedTime, VisitProposal
from .record import (
    Capacity,
    Commitment,
    EntryAnswer,
    EntryConsent,
    InformationGiven,
    SupportOffered,
    VisitPresence,
    VisitRecord,
)
from .screening import Screening, ScreeningAnswer, ScreeningConsent, ScreeningStep
from .visit import DecisionAbout, ManagerDecision, TargetAnswer, Track, Visit, VisitPlan, VisitState

__all__ = [
    "Capacity",
    "Commitment",
    "DecisionAbout",
    "Direction",
    "EntryAnswer",
    "EntryConsent",
    "FollowUp",
    "InformationGiven",
    "ManagerDecision",
    "ProposalState",
    "ProposedTime",
    "SampleAgreement",
    "Screening",
    "ScreeningAnswer",
    "ScreeningConsent",
    "ScreeningStep",
    "SupportOffered",
    "Talk",
    "TalkState",
    "TargetAnswer",
    "ThreeAnswers",
    "Track",
    "Visit",
    "VisitPlan",
    "VisitPresence",
    "VisitProposal",
    "VisitRecord",
    "VisitState",
]
