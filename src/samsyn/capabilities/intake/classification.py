"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    CODE,
    KEY,
    MOMENT,
    STAFF_KEY,
    STAFF_NAME,
    TEXT,
    UNIT,
    Classified,
    Keep,
    Mask,
    Whose,
)

REPORTER_CODE = Classified(Whose.REPORTER, Keep.CASE_FILE, Mask.KEEP)
REPORTER_KEY = Classified(Whose.REPORTER, Keep.CASE_FILE, Mask.NEW_ID)
SIGNED = {
    "id": KEY,
    "unit": UNIT,
    "by": STAFF_KEY,
    "signature": STAFF_NAME,
    "signed_at": MOMENT,
    "matter": KEY,
}

FIELDS = {
    "Matter": {
        "id": KEY,
        "unit": UNIT,
        "message_id": KEY,
        "kind_key": CODE,
        "received_at": MOMENT,
        "sender_id": REPORTER_KEY,
        "sender_name": REPORTER_CODE,
        "sender_party": REPORTER_CODE,
        "opened_at": MOMENT,
        "opened_by": STAFF_KEY,
        "responsible_id": STAFF_KEY,
        "responsible_name": STAFF_NAME,
        "person": KEY,
        "case": KEY,
        "sorting": CODE,
        "closed_at": MOMENT,
    },
    "HandledMessage": {
        "id": KEY,
        "unit": UNIT,
        "by": STAFF_KEY,
        "signature": STAFF_NAME,
        "signed_at": MOMENT,
        "message_id": KEY,
    },
    "SortingDecision": SIGNED | {"sorting": CODE, "why": TEXT, "replaces": KEY},
    "ProtectionAssessment": SIGNED
    | {"need": CODE, "reasons": TEXT, "earlier_known": CODE, "assessed_at": MOMENT},
    "PreliminaryContact": SIGNED
    | {"with_whom": CODE, "who": TEXT, "way": CODE, "happened_at": MOMENT, "what": TEXT, "outside_why": TEXT},
    "MeetingOffer": SIGNED | {"answer": CODE, "declined_by": CODE, "unsuitable_because": CODE, "why": TEXT},
    "InformedPerson": SIGNED | {"whom": CODE, "way": CODE, "informed_at": MOMENT, "not_why": TEXT},
    "AssessmentExtension": SIGNED | {"ground": CODE, "why": TEXT, "until": MOMENT},
    "PreliminaryDecision": SIGNED
    | {
        "decision": CODE,
        "reasons": TEXT,
        "decided_at": MOMENT,
        "due_on": MOMENT,
        "delegation_point": CODE,
        "child_heard": CODE,
        "child_not_heard_why": TEXT,
    },
    "CaseSystemReference": SIGNED | {"system": CODE, "number": TEXT},
    "ReporterAnswer": {
        "id": KEY,
        "unit": UNIT,
        "matter": KEY,
        "asked_at": MOMENT,
        "asked_in": KEY,
        "outcome": CODE,
        "message_id": KEY,
        "refrained_why": TEXT,
        "answered_at": MOMENT,
        "signature": STAFF_NAME,
    },
    "Forwarding": SIGNED | {"message_id": KEY, "recipient_name": REPORTER_CODE, "what": CODE},
    "FiledReport": {
        "id": KEY,
        "unit": UNIT,
        "message_id": KEY,
        "recipient_id": KEY,
        "recipient_name": CODE,
        "person": KEY,
        "filed_at": MOMENT,
        "filed_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "feedback_requested_at": MOMENT,
        "request_id": KEY,
    },
}
