"""Whose secrecy each field protects: nobody's, since no person is in a settlement but the lawyer who made it."""

from samsyn.foundation.units.classification import COMMON, STAFF_KEY, STAFF_NAME

FIELDS = {
    "LocalSettlement": dict.fromkeys(
        ("id", "municipality", "point", "decision", "from_on", "to_on", "reasons", "replaces", "made_at"),
        COMMON,
    )
    | {"made_by": STAFF_KEY, "made_by_name": STAFF_NAME, "signature": STAFF_NAME}
}
