"""Whose secrecy each field protects: nobody's, since no person is in a method but the worker who wrote it."""

from samsyn.foundation.units.classification import COMMON, STAFF_KEY, STAFF_NAME

_METHOD = ("id", "municipality", "key", "origin_key", "lead_party", "text")
FIELDS = {
    "MethodDraft": dict.fromkeys((*_METHOD, "revision", "edited_at"), COMMON)
    | {"edited_by": STAFF_KEY, "edited_by_name": STAFF_NAME},
    "MethodVersion": dict.fromkeys(
        (*_METHOD, "version", "valid_from", "decided", "published_at", "withdrawn_at"), COMMON
    )
    | {
        "published_by": STAFF_KEY,
        "published_by_name": STAFF_NAME,
        "withdrawn_by": STAFF_KEY,
        "withdrawn_by_name": STAFF_NAME,
    },
}
