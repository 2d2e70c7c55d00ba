"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    CODE,
    KEY,
    MOMENT,
    NAME,
    STAFF_KEY,
    STAFF_NAME,
    TEXT,
    UNIT,
    Classified,
    Keep,
    Mask,
    Whose,
)

GUARDIAN_KEY = Classified(Whose.GUARDIAN, Keep.CASE_FILE, Mask.NEW_ID)
ROW = {"id": KEY, "unit": UNIT}

FIELDS = {
    "Consent": ROW
    | {
        "person": KEY,
        "origin": UNIT,
        "purposes": CODE,
        "why": TEXT,
        "categories": CODE,
        "valid_from": MOMENT,
        "valid_to": MOMENT,
        "special_limits": TEXT,
        "language": CODE,
        "interpreter": TEXT,
        "explained_by": STAFF_NAME,
        "explained_on": MOMENT,
        "born": MOMENT,
        "custody": CODE,
        "custody_ids": TEXT,
        "youth_mature": CODE,
        "maturity": TEXT,
        "text": TEXT,
        "text_sha256": TEXT,
        "asked_at": MOMENT,
        "asked_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "came_with": KEY,
    },
    "ConsentParty": ROW | {"consent": KEY, "party": CODE, "named": UNIT, "gives": CODE, "receives": CODE},
    "ConsentGiver": ROW | {"consent": KEY, "role": CODE, "guardian": GUARDIAN_KEY, "name": NAME},
    "ConsentScan": ROW
    | {
        "consent": KEY,
        "roles": CODE,
        "media_type": CODE,
        "content": TEXT,
        "sha256": TEXT,
        "signed_on": MOMENT,
        "uploaded_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "uploaded_at": MOMENT,
    },
    "ConsentLook": ROW
    | {
        "scan": KEY,
        "confirmed": CODE,
        "why": TEXT,
        "looked_by": STAFF_KEY,
        "signature": STAFF_NAME,
        "looked_at": MOMENT,
    },
    "ConsentAnswer": ROW
    | {
        "consent": KEY,
        "role": CODE,
        "said": CODE,
        "way": CODE,
        "scan": KEY,
        "signer_name": NAME,
        "signer_key": TEXT,
        "provider": CODE,
        "text_sha256": TEXT,
        "answered_at": MOMENT,
        "recorded_by": STAFF_KEY,
        "signature": STAFF_NAME,
    },
    "ConsentSigning": ROW
    | {
        "consent": KEY,
        "role": CODE,
        "link_sha256": TEXT,
        "opened_by": STAFF_KEY,
        "opened_at": MOMENT,
        "valid_until": MOMENT,
        "used_at": MOMENT,
    },
    "ConsentWithdrawal": ROW
    | {
        "consent": KEY,
        "role": CODE,
        "way": CODE,
        "said": TEXT,
        "withdrawn_at": MOMENT,
        "recorded_by": STAFF_KEY,
        "signature": STAFF_NAME,
    },
}
