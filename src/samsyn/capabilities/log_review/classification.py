"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    LOG_CODE,
    LOG_KEY,
    STAFF_KEY,
    STAFF_NAME,
    STAFF_TEXT,
    TEXT,
    UNIT,
    Classified,
    Keep,
    Mask,
    Whose,
)

ROW = {"id": LOG_KEY, "unit": UNIT}
LOG_TEXT = Classified(Whose.STAFF, Keep.LOG, Mask.BLANK)

FIELDS = {
    "Policy": ROW
    | {
        "sampled_percent": LOG_CODE,
        "accesses_each": LOG_CODE,
        "most_a_day": LOG_CODE,
        "work_starts": LOG_CODE,
        "work_ends": LOG_CODE,
        "works_weekends": LOG_CODE,
        "days_to_sign": LOG_CODE,
        "set_at": LOG_CODE,
        "set_by": STAFF_KEY,
        "signature": STAFF_NAME,
    },
    "WorkerFacts": ROW
    | {
        "worker_id": STAFF_KEY,
        "address": STAFF_TEXT,
        "street": STAFF_TEXT,
        "postcode": STAFF_TEXT,
        "other_names": STAFF_TEXT,
        "told_at": LOG_CODE,
        "signature": STAFF_NAME,
    },
    "Review": ROW
    | {
        "from_on": LOG_CODE,
        "until_on": LOG_CODE,
        "made_at": LOG_CODE,
        "asked_by": STAFF_KEY,
        "asked_signature": STAFF_NAME,
        "asked_why": LOG_TEXT,
        "due_on": LOG_CODE,
        "seed": LOG_KEY,
        "sampled_percent": LOG_CODE,
        "accesses_each": LOG_CODE,
        "most_a_day": LOG_CODE,
        "work_starts": LOG_CODE,
        "work_ends": LOG_CODE,
        "works_weekends": LOG_CODE,
        "accesses": LOG_CODE,
        "workers": LOG_CODE,
        "sampled_workers": LOG_CODE,
        "found": LOG_CODE,
        "usual": LOG_CODE,
        "spread": LOG_CODE,
        "signed_at": LOG_CODE,
        "signed_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "words": LOG_TEXT,
        "hash": LOG_CODE,
    },
    "Row": ROW
    | {
        "review": LOG_KEY,
        "rule": LOG_CODE,
        "worker_id": STAFF_KEY,
        "worker_name": STAFF_NAME,
        "person_id": LOG_KEY,
        "object_kind": LOG_CODE,
        "object_id": LOG_KEY,
        "sequence": LOG_CODE,
        "first_at": LOG_CODE,
        "last_at": LOG_CODE,
        "times": LOG_CODE,
        "reason": TEXT,
    },
    "Judgement": ROW
    | {
        "row": LOG_KEY,
        "outcome": LOG_CODE,
        "words": LOG_TEXT,
        "reported_to": STAFF_NAME,
        "judged_at": LOG_CODE,
        "judged_by": STAFF_KEY,
        "signature": STAFF_NAME,
    },
    "OpeningAnswer": ROW
    | {
        "opening": LOG_KEY,
        "outcome": LOG_CODE,
        "words": LOG_TEXT,
        "answered_at": LOG_CODE,
        "answered_by": STAFF_KEY,
        "signature": STAFF_NAME,
    },
}
