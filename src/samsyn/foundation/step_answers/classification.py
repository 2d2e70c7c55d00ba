"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import CODE, KEY, MOMENT, STAFF_NAME, TEXT, UNIT

FIELDS = {
    "StepAnswer": {
        "id": KEY,
        "unit": UNIT,
        "case": KEY,
        "person": KEY,
        "about_kind": CODE,
        "about": KEY,
        "step_key": CODE,
        "step_name": CODE,
        "field_key": CODE,
        "question": CODE,
        "kind": CODE,
        "value": TEXT,
        "choice": TEXT,
        "place": CODE,
        "answered_at": MOMENT,
        "answered_by": STAFF_NAME,
    },
}
