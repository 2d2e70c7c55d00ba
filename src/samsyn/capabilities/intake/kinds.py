"""The kinds of message that the reception sends and receives."""

from django.utils.translation import gettext_lazy as _

from samsyn.foundation.messages.kinds import Kind, register
from samsyn.law import Category, Purpose

from . import payloads

CONCERN_REPORT = Kind(
    key="concern_report",
    version=1,
    name=_("Orosanmälan"),
    payload=payloads.ConcernReport,
    template="intake/messages/concern_report.html",
    categories=(Category.IDENTITY, Category.CONCERN),
    purpose=Purpose.PROTECT_CHILD,
)
REPORT_RECEIPT = Kind(
    key="report_receipt",
    version=1,
    name=_("Kvitto på orosanmälan"),
    payload=payloads.ReportReceipt,
    template="intake/messages/report_receipt.html",
    needs_assessment=False,
)
MEETING_INVITATION = Kind(
    key="meeting_invitation",
    version=1,
    name=_("Inbjudan till anmälningsmöte"),
    payload=payloads.MeetingInvitation,
    template="intake/messages/meeting_invitation.html",
    needs_assessment=False,
)
MEETING_ANSWER = Kind(
    key="report_meeting_answer",
    version=1,
    name=_("Svar om anmälningsmöte"),
    payload=payloads.MeetingAnswer,
    template="intake/messages/meeting_answer.html",
    needs_assessment=False,
)
MEETING_OFF = Kind(
    key="report_meeting_off",
    version=1,
    name=_("Anmälningsmötet är avbokat"),
    payload=payloads.MeetingOff,
    template="intake/messages/meeting_off.html",
    needs_assessment=False,
)
FEEDBACK_REQUEST = Kind(
    key="feedback_request",
    version=1,
    name=_("Fråga om återkoppling"),
    payload=payloads.FeedbackRequest,
    template="intake/messages/feedback_request.html",
    needs_assessment=False,
)
FEEDBACK = Kind(
    key="feedback",
    version=1,
    name=_("Återkoppling på orosanmälan"),
    payload=payloads.Feedback,
    template="intake/messages/feedback.html",
    categories=(Category.REPORT_OUTCOME,),
    purpose=Purpose.FEEDBACK_TO_REPORTER,
)
FORWARDED_CONCERN = Kind(
    key="forwarded_concern",
    version=1,
    name=_("Uppgifter från mottagningen"),
    payload=payloads.ForwardedConcern,
    template="intake/messages/forwarded_concern.html",
    categories=(Category.IDENTITY, Category.CRIME_RISK),
    purpose=Purpose.PREVENT_CRIME,
)
PLACE_OBSERVATION = Kind(
    key="place_observation",
    version=1,
    name=_("Iakttagelse om en plats"),
    payload=payloads.PlaceObservation,
    template="intake/messages/place_observation.html",
    needs_assessment=False,
)
ALL = (
    CONCERN_REPORT,
    REPORT_RECEIPT,
    MEETING_INVITATION,
    MEETING_ANSWER,
    MEETING_OFF,
    FEEDBACK_REQUEST,
    FEEDBACK,
    FORWARDED_CONCERN,
    PLACE_OBSERVATION,
)
TIP = "tip"
TIP_ADDITION = "tip_addition"  # joins its tip: it is never a matter of its own
HANDLED_AS_MATTERS = (TIP, CONCERN_REPORT.key)


def register_all() -> None:
    """Make them known, once the apps are ready."""
    for kind in ALL:
        register(kind)
