"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    CODE,
    KEY,
    MOMENT,
    NUMBER,
    STAFF_KEY,
    STAFF_NAME,
    TEXT,
    UNIT,
)

ROW = {"id": KEY, "unit": UNIT}

FIELDS = {
    "CaseCounter": ROW | {"year": CODE, "last": CODE},
    "Case": ROW
    | {
        "number": NUMBER,
        "person": KEY,
        "method_key": CODE,
        "method_municipality": CODE,
        "method_version": CODE,
        "cooperation_id": KEY,
        "opened_at": MOMENT,
        "opened_by": STAFF_KEY,
        "responsible_id": STAFF_KEY,
        "responsible_name": STAFF_NAME,
        "locked": CODE,
        "locked_why": TEXT,
        "closed_at": MOMENT,
        "closed_by": STAFF_KEY,
        "outcome": CODE,
        "outcome_why": TEXT,
    },
    "CaseWorker": ROW
    | {
        "case": KEY,
        "worker_id": STAFF_KEY,
        "worker_name": STAFF_NAME,
        "from_at": MOMENT,
        "until_at": MOMENT,
        "deputyship": KEY,
        "why": TEXT,
        "named": CODE,
    },
    "Deputyship": ROW
    | {
        "worker_id": STAFF_KEY,
        "worker_name": STAFF_NAME,
        "deputy_id": STAFF_KEY,
        "deputy_name": STAFF_NAME,
        "from_on": MOMENT,
        "to_on": MOMENT,
        "made_at": MOMENT,
        "made_by": STAFF_KEY,
        "made_by_name": STAFF_NAME,
        "ended_at": MOMENT,
        "ended_by_name": STAFF_NAME,
    },
    "EntryTransfer": ROW | {"entry": KEY, "system_number": NUMBER, "at": MOMENT, "by": STAFF_NAME},
    "Entry": ROW
    | {
        "case": KEY,
        "person": KEY,
        "kind": CODE,
        "text": TEXT,
        "happened_at": MOMENT,
        "written_at": MOMENT,
        "written_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "signed_at": MOMENT,
        "corrects": KEY,
        "about_message": KEY,
    },
    "Task": ROW
    | {
        "case": KEY,
        "person": KEY,
        "what": TEXT,
        "rule": CODE,
        "basis": CODE,
        "owner_id": STAFF_KEY,
        "owner_name": STAFF_NAME,
        "promised_to": TEXT,
        "about_kind": CODE,
        "about": KEY,
        "starts_at": MOMENT,
        "due_on": MOMENT,
        "done_at": MOMENT,
        "done_by": STAFF_NAME,
        "result": TEXT,
    },
}
