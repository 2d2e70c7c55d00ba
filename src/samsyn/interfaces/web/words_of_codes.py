"""Codes of the log, of categories and of methods, in words."""

from functools import cache

from django.utils.translation import gettext as _

from samsyn.law import Category
from samsyn.methods.library import shipped

VERBS = {
    "read": "läste",
    "write": "skrev",
    "send": "skickade",
    "receive": "fick",
    "open": "öppnade",
    "open_with_reason": "öppnade med skäl",
    "close": "avslutade",
    "assess": "prövade",
    "refrain": "avstod från att lämna",
    "link": "kopplade",
    "add": "lade till",
    "finish": "gjorde klart",
    "book": "bokade",
    "move": "flyttade",
    "cancel": "ställde in",
    "withdraw": "återkallade",
    "registered": "registrerade",
}
OBJECTS = {
    "message": "meddelande",
    "person": "person",
    "case": "ärende",
    "entry": "anteckning",
    "task": "uppgift",
    "timeline": "tidslinje",
    "assessment": "sekretessprövning",
    "booking": "bokning",
    "whereabouts": "skyddad plats",
}


def verb(code: str) -> str:
    return _(VERBS[code]) if code in VERBS else code


def object_kind(code: str) -> str:
    return _(OBJECTS[code]) if code in OBJECTS else code


def category(code: str) -> str:
    return Category(code).label.capitalize()


@cache
def method(key: str) -> str:
    """A method's name, as its newest file says it."""
    return next((one.name for one in shipped().methods if one.key == key), key)
