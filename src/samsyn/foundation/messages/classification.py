"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    CODE,
    COMMON,
    KEY,
    MOMENT,
    STAFF_KEY,
    STAFF_NAME,
    TEXT,
    UNIT,
)

ROW = {"id": KEY, "unit": UNIT}
LETTER = ROW | {
    "kind": CODE,
    "person": KEY,
    "cooperation_id": KEY,
    "in_reply_to": KEY,
    "categories": CODE,
    "purpose": CODE,
    "payload": TEXT,
    "signature": STAFF_NAME,
}

FIELDS = {
    "MessageKind": dict.fromkeys(
        ("id", "key", "version", "categories", "purpose", "needs_assessment"), COMMON
    ),
    "Assessment": ROW
    | {
        "person": KEY,
        "recipient": UNIT,
        "purpose": CODE,
        "on_day": MOMENT,
        "valid_until": MOMENT,
        "made_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "made_at": MOMENT,
        "refrained": CODE,
        "why": TEXT,
    },
    "AssessmentItem": ROW
    | {
        "assessment": KEY,
        "category": CODE,
        "outcome": CODE,
        "grounds": CODE,
        "citations": CODE,
        "facts": CODE,
        "asks": CODE,
        "reasons": CODE,
        "record": CODE,
        "points": CODE,
        "settlements": CODE,
        "consents": KEY,
    },
    "SentMessage": LETTER
    | {
        "recipient": UNIT,
        "recipient_name": COMMON,
        "assessment": KEY,
        "written_by": STAFF_KEY,
        "sent_at": MOMENT,
    },
    "Receipt": ROW | {"message": KEY, "what": CODE, "at": MOMENT},
    "ClosedUse": ROW | {"message": KEY, "consent_id": KEY, "closed_at": MOMENT},
    "FurtherUse": ROW
    | {
        "closed": KEY,
        "used": CODE,
        "ground": TEXT,
        "reasons": TEXT,
        "judged_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "judged_at": MOMENT,
    },
    "ReceivedMessage": LETTER
    | {
        "sender": UNIT,
        "sender_name": COMMON,
        "sender_party": COMMON,
        "grounds": CODE,
        "received_at": MOMENT,
        "read_at": MOMENT,
        "read_by": STAFF_NAME,
        "withdrawn_at": MOMENT,
    },
}
