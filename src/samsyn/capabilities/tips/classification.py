"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    REPORTER_TEXT,
    STAFF_KEY,
    STAFF_NAME,
    TIP_TEXT,
    UNIT,
    Classified,
    Keep,
    Mask,
    Whose,
)

TIP_KEY = Classified(Whose.NOBODY, Keep.TIP, Mask.NEW_ID)
TIP_MOMENT = Classified(Whose.YOUNG_PERSON, Keep.TIP, Mask.SHIFT_DATE)
TIP_CODE = Classified(Whose.REPORTER, Keep.TIP, Mask.BLANK)
TIP_COUNT = Classified(Whose.NOBODY, Keep.TIP, Mask.KEEP)

FIELDS = {
    "TipThread": {
        "id": TIP_KEY,
        "unit": UNIT,
        "message": TIP_KEY,
        "code_hash": TIP_CODE,
        "opened_at": TIP_MOMENT,
        "weed_on": TIP_MOMENT,
    },
    "ReporterContact": {
        "id": TIP_KEY,
        "unit": UNIT,
        "thread": TIP_KEY,
        "name": REPORTER_TEXT,
        "contact": REPORTER_TEXT,
        "given_at": TIP_MOMENT,
    },
    "TipAnswer": {
        "id": TIP_KEY,
        "unit": UNIT,
        "thread": TIP_KEY,
        "text": TIP_TEXT,
        "written_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "answered_at": TIP_MOMENT,
    },
    "TipAddition": {
        "id": TIP_KEY,
        "unit": UNIT,
        "thread": TIP_KEY,
        "message": TIP_KEY,
        "added_at": TIP_MOMENT,
    },
    "TipPicture": {
        "id": TIP_KEY,
        "unit": UNIT,
        "thread": TIP_KEY,
        "number": TIP_COUNT,
        "content": TIP_TEXT,
        "received_at": TIP_MOMENT,
    },
    "PassedOnTip": {
        "id": TIP_KEY,
        "unit": UNIT,
        "recipient": UNIT,
        "channel": TIP_COUNT,
        "passed_on_by": STAFF_KEY,
        "passed_on_at": TIP_MOMENT,
    },
}
