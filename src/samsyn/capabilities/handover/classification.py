"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import CODE, KEY, MOMENT, STAFF_KEY, STAFF_NAME, TEXT, UNIT

ROW = {"id": KEY, "unit": UNIT}

FIELDS = {
    "HandOver": ROW
    | {
        "giver_id": STAFF_KEY,
        "giver_name": STAFF_NAME,
        "receiver_id": STAFF_KEY,
        "receiver_name": STAFF_NAME,
        "from_on": MOMENT,
        "why": CODE,
        "why_more": TEXT,
        "everything": CODE,
        "made_at": MOMENT,
        "made_by": STAFF_KEY,
        "made_by_name": STAFF_NAME,
        "in_effect_at": MOMENT,
        "acknowledged_at": MOMENT,
        "acknowledged_note": TEXT,
        "withdrawn_at": MOMENT,
        "withdrawn_why": TEXT,
    },
    "HandedCase": ROW | {"handover": KEY, "case": KEY, "important": TEXT, "at": MOMENT},
    "HandedTask": ROW | {"handover": KEY, "task": KEY, "to_id": STAFF_KEY, "to_name": STAFF_NAME},
}
