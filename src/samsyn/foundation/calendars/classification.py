"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import CODE, KEY, MOMENT, STAFF_KEY, STAFF_NAME, TEXT, UNIT

FIELDS = {
    "Booking": {
        "id": KEY,
        "unit": UNIT,
        "case": KEY,
        "what": TEXT,
        "starts_at": MOMENT,
        "ends_at": MOMENT,
        "place": TEXT,
        "with_whom": TEXT,
        "worker_id": STAFF_KEY,
        "worker_name": STAFF_NAME,
        "about_kind": CODE,
        "about": KEY,
        "cancelled_at": MOMENT,
        "cancelled_why": TEXT,
    }
}
