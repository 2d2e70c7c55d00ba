"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.people.classification import GUARDIAN_KEY
from samsyn.foundation.units.classification import (
    CODE,
    KEY,
    MOMENT,
    STAFF_KEY,
    STAFF_NAME,
    TEXT,
    UNIT,
)

ROW = {"id": KEY, "unit": UNIT}

FIELDS = {
    "FamilyRoom": ROW
    | {
        "person": KEY,
        "guardian": GUARDIAN_KEY,
        "room": KEY,
        "why": TEXT,
        "opened_at": MOMENT,
        "opened_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "closed_at": MOMENT,
        "closed_why": TEXT,
        "closed_signature": STAFF_NAME,
    },
    "FamilyCode": ROW
    | {
        "room": KEY,
        "digest": TEXT,
        "made_at": MOMENT,
        "made_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "valid_until": MOMENT,
        "tries": CODE,
        "used_at": MOMENT,
    },
    "Withholding": ROW
    | {
        "person": KEY,
        "guardian": GUARDIAN_KEY,
        "ground": CODE,
        "categories": CODE,
        "reasons": TEXT,
        "lifts": KEY,
        "decided_at": MOMENT,
        "decided_by": STAFF_KEY,
        "signature": STAFF_NAME,
    },
}
