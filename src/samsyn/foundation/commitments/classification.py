"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import CODE, KEY, MOMENT, NAME, STAFF_KEY, STAFF_NAME, TEXT, UNIT

FIELDS = {
    "Commitment": {
        "id": KEY,
        "unit": UNIT,
        "case": KEY,
        "person": KEY,
        "common_id": KEY,
        "what": TEXT,
        "party": CODE,
        "owner_unit_id": KEY,
        "owner_unit_name": CODE,
        "who": NAME,
        "worker_id": STAFF_KEY,
        "due_on": MOMENT,
        "sign_of_done": TEXT,
        "about_kind": CODE,
        "about": KEY,
        "from_unit_id": KEY,
        "from_unit_name": CODE,
        "from_message": KEY,
        "made_at": MOMENT,
        "made_by": STAFF_NAME,
    },
    "Progress": {
        "id": KEY,
        "unit": UNIT,
        "commitment": KEY,
        "step": CODE,
        "hindrance": CODE,
        "note": TEXT,
        "new_due_on": MOMENT,
        "at": MOMENT,
        "by": STAFF_NAME,
        "from_message": KEY,
    },
}
