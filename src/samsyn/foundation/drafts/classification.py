"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import CODE, DRAFT_TEXT, KEY, MOMENT, STAFF_KEY, UNIT

FIELDS = {
    "Draft": {
        "id": KEY,
        "unit": UNIT,
        "worker_id": STAFF_KEY,
        "form": CODE,
        "about": KEY,
        "data": DRAFT_TEXT,
        "saved_at": MOMENT,
    },
    "Submission": {
        "id": KEY,
        "unit": UNIT,
        "token": KEY,
        "worker_id": STAFF_KEY,
        "location": KEY,
        "at": MOMENT,
    },
}
