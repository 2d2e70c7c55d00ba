"""The tables of meetings."""

from .invited import Invitation, Invited, TakenIn
from .meeting import AgendaItem, FamilyNotice, Meeting
from .minutes import Approval, Attendance, Decision, Minutes, MinutesPart, MinutesSent

__all__ = [
    "AgendaItem",
    "Approval",
    "Attendance",
    "Decision",
    "FamilyNotice",
    "Invitation",
    "Invited",
    "Meeting",
    "Minutes",
    "MinutesPart",
    "MinutesSent",
    "TakenIn",
]
