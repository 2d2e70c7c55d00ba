"""Every field of every model says whose secrecy it is, how long it is kept and how it is pseudonymised.

Each app has a `classification.py` with `FIELDS`; a test fails on a field that is in none. Retention, subject
access and pseudonymising read the same classification (design, "What the database itself guarantees").
"""

from dataclasses import dataclass
from enum import StrEnum


class Whose(StrEnum):
    """Whose secrecy a field protects."""

    YOUNG_PERSON = "young_person"
    GUARDIAN = "guardian"
    REPORTER = "reporter"
    STAFF = "staff"
    NOBODY = "nobody"


class Keep(StrEnum):
    """How long a field is kept; the rules themselves are in `samsyn.law`."""

    CASE_FILE = "case_file"  # SoL 16:1, 16:2 a
    TIP = "tip"  # the municipality's document plan
    DRAFT = "draft"  # until sent, at most 90 days
    LOG = "log"  # as long as the file it tells of
    STAFF = "staff"  # while employed, then as signatures in files
    COMMONS = "commons"  # no personal data


class Mask(StrEnum):
    """How a field is made unrecognisable in a pseudonymised copy."""

    KEEP = "keep"
    NEW_ID = "new_id"
    FAKE_NAME = "fake_name"
    FAKE_NUMBER = "fake_number"
    SHIFT_DATE = "shift_date"
    BLANK = "blank"


@dataclass(frozen=True)
class Classified:
    """One field's classification."""

    whose: Whose
    keep: Keep
    mask: Mask


KEY = Classified(Whose.NOBODY, Keep.CASE_FILE, Mask.NEW_ID)
UNIT = Classified(Whose.NOBODY, Keep.COMMONS, Mask.KEEP)
CODE = Classified(Whose.YOUNG_PERSON, Keep.CASE_FILE, Mask.KEEP)
MOMENT = Classified(Whose.YOUNG_PERSON, Keep.CASE_FILE, Mask.SHIFT_DATE)
TEXT = Classified(Whose.YOUNG_PERSON, Keep.CASE_FILE, Mask.BLANK)
NAME = Classified(Whose.YOUNG_PERSON, Keep.CASE_FILE, Mask.FAKE_NAME)
NUMBER = Classified(Whose.YOUNG_PERSON, Keep.CASE_FILE, Mask.FAKE_NUMBER)
STAFF_NAME = Classified(Whose.STAFF, Keep.STAFF, Mask.FAKE_NAME)
STAFF_KEY = Classified(Whose.STAFF, Keep.STAFF, Mask.NEW_ID)
STAFF_CODE = Classified(Whose.STAFF, Keep.STAFF, Mask.KEEP)
STAFF_TEXT = Classified(Whose.STAFF, Keep.STAFF, Mask.BLANK)
COMMON = Classified(Whose.NOBODY, Keep.COMMONS, Mask.KEEP)
LOG_CODE = Classified(Whose.STAFF, Keep.LOG, Mask.KEEP)
LOG_KEY = Classified(Whose.STAFF, Keep.LOG, Mask.NEW_ID)
TIP_TEXT = Classified(Whose.YOUNG_PERSON, Keep.TIP, Mask.BLANK)
REPORTER_TEXT = Classified(Whose.REPORTER, Keep.TIP, Mask.BLANK)
DRAFT_TEXT = Classified(Whose.YOUNG_PERSON, Keep.DRAFT, Mask.BLANK)

FIELDS: dict[str, dict[str, Classified]] = {
    "Account": {
        "id": STAFF_KEY,
        "password": STAFF_TEXT,
        "last_login": LOG_CODE,
        "is_superuser": STAFF_CODE,
        "username": STAFF_NAME,
        "first_name": STAFF_NAME,
        "last_name": STAFF_NAME,
        "email": STAFF_NAME,
        "is_staff": STAFF_CODE,
        "is_active": STAFF_CODE,
        "date_joined": STAFF_CODE,
        "groups": STAFF_CODE,
        "user_permissions": STAFF_CODE,
    },
    "Municipality": {"code": COMMON, "name": COMMON},
    "Organisation": {"id": COMMON, "key": COMMON, "name": COMMON, "registration_number": COMMON},
    "Unit": {
        "id": COMMON,
        "key": COMMON,
        "organisation": COMMON,
        "name": COMMON,
        "party": COMMON,
        "secrecy_domain": COMMON,
        "municipalities": COMMON,
        "receives_tips": COMMON,
        "receives_concern_reports": COMMON,
        "telephone": COMMON,
        "visiting_place": COMMON,
    },
    "Worker": {
        "id": STAFF_KEY,
        "account": STAFF_KEY,
        "name": STAFF_NAME,
        "qualified_for_child_cases": STAFF_CODE,
    },
    "Membership": {
        "id": STAFF_KEY,
        "unit": UNIT,
        "worker": STAFF_KEY,
        "worker_name": STAFF_NAME,
        "title": STAFF_CODE,
        "team": STAFF_CODE,
        "roles": STAFF_CODE,
        "from_on": STAFF_CODE,
        "to_on": STAFF_CODE,
    },
}
