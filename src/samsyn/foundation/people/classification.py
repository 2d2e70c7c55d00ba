"""Whose secrecy each field protects, how long it is kept and how it is pseudonymised."""

from samsyn.foundation.units.classification import (
    CODE,
    KEY,
    MOMENT,
    NAME,
    NUMBER,
    TEXT,
    UNIT,
    Classified,
    Keep,
    Mask,
    Whose,
)

GUARDIAN_CODE = Classified(Whose.GUARDIAN, Keep.CASE_FILE, Mask.KEEP)
GUARDIAN_KEY = Classified(Whose.GUARDIAN, Keep.CASE_FILE, Mask.NEW_ID)
GUARDIAN_MOMENT = Classified(Whose.GUARDIAN, Keep.CASE_FILE, Mask.SHIFT_DATE)
GUARDIAN_NAME = Classified(Whose.GUARDIAN, Keep.CASE_FILE, Mask.FAKE_NAME)
GUARDIAN_TEXT = Classified(Whose.GUARDIAN, Keep.CASE_FILE, Mask.BLANK)
MADE_FROM_NAMES = TEXT  # blank in a pseudonymised copy, since it would give the real name away

FIELDS = {
    "Person": {
        "id": KEY,
        "unit": UNIT,
        "given_name": NAME,
        "family_name": NAME,
        "identity_kind": CODE,
        "identity_number": NUMBER,
        "birth_date": MOMENT,
        "birth_year": TEXT,
        "age_from": CODE,
        "age_to": CODE,
        "age_told_on": MOMENT,
        "sex": CODE,
        "protected_identity": CODE,
        "interpreter_language": CODE,
        "home_municipality": CODE,
        "school": TEXT,
        "address": TEXT,
        "telephone": TEXT,
        "registered_at": MOMENT,
        "version": CODE,
        "folded_given": MADE_FROM_NAMES,
        "folded_family": MADE_FROM_NAMES,
        "sort_key": MADE_FROM_NAMES,
    },
    "MatchKey": {"id": KEY, "unit": UNIT, "person": KEY, "key": MADE_FROM_NAMES},
    "Guardian": {
        "id": GUARDIAN_KEY,
        "unit": UNIT,
        "youth": KEY,
        "person": GUARDIAN_KEY,
        "name": GUARDIAN_NAME,
        "telephone": GUARDIAN_TEXT,
        "address": GUARDIAN_TEXT,
        "custody": GUARDIAN_CODE,
        "lives_with": GUARDIAN_CODE,
        "reachable": GUARDIAN_CODE,
        "language": GUARDIAN_CODE,
        "informed_on": GUARDIAN_MOMENT,
        "not_informed_because": GUARDIAN_TEXT,
        "ended_on": GUARDIAN_MOMENT,
        "registered_at": GUARDIAN_MOMENT,
    },
    "Relation": {
        "id": KEY,
        "unit": UNIT,
        "person": KEY,
        "other": KEY,
        "name": NAME,
        "kind": CODE,
        "note": TEXT,
        "ended_on": MOMENT,
        "registered_at": MOMENT,
    },
}
