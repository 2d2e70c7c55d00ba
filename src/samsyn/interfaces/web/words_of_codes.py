"""Codes of the log, of categories and of methods, in words."""

from functools import cache

from django.utils.translation import gettext as _

from samsyn.law import Category
from samsyn.methods.library import shipped

VERBS = {
    "read": "läste",
    "write": "skrev",
    "send": "skickade",
    "share": "delade",
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
    "corrected": "rättade",
    "file": "anmälde",
    "ask_feedback": "bad om återkoppling på",
    "assess_protection": "gjorde skyddsbedömning i",
    "note_meeting": "skrev om anmälningsmöte i",
    "note_contact": "skrev en kontakt i",
    "note_informed": "skrev vilka som informerats i",
    "extend": "förlängde",
    "decide": "beslutade i",
    "sort": "sorterade",
    "take_up": "tog upp",
    "handle": "tog hand om",
    "start": "startade",
    "refer": "lämnade över",
    "plan": "planerade",
    "approve": "godkände",
    "refuse": "sade nej till",
    "propose": "föreslog",
    "answer": "svarade på",
    "take_in": "tog in svar på",
    "stop": "avbröt",
    "sign": "signerade",
    "settle": "skrev om",
    "follow_up": "följde upp",
    "take_back": "tog tillbaka",
    "tell": "berättade om",
    "screening": "skrev om",
    "withdrawn": "fick återkallat",
    "ask": "frågade om",
    "put_scan": "lade in underskrift på",
    "confirm_scan": "godtog underskrift på",
    "refuse_scan": "godtog inte underskrift på",
    "note_no": "antecknade ett nej på",
    "use_further": "prövade och använder",
    "leave_closed": "prövade och använder inte",
    "make": "gjorde",
    "judge": "bedömde",
    "set": "bestämde",
}
OBJECTS = {
    "message": "meddelande",
    "person": "person",
    "listed_person": "person i en lista",
    "log_review": "loggkontroll",
    "log_policy": "regler för loggkontroll",
    "worker_facts": "uppgifter om en medarbetare",
    "opening": "öppning av ett låst ärende",
    "case": "ärende",
    "entry": "anteckning",
    "task": "uppgift",
    "timeline": "tidslinje",
    "assessment": "sekretessprövning",
    "booking": "bokning",
    "whereabouts": "skyddad plats",
    "matter": "ärende i Inkommet",
    "concern_report": "orosanmälan",
    "home_visit": "hembesök",
    "screening": "drogtest",
    "talk": "samtal",
    "talks": "samtal",
    "tip": "tips",
    "guardian": "vårdnadshavare",
    "relation": "person i nätverket",
    "consent": "samtycke",
    "consents": "samtycken",
}

WORKINGS = {"forhandsbedomning": "Förhandsbedömning"}


def verb(code: str) -> str:
    return _(VERBS[code]) if code in VERBS else code


def object_kind(code: str) -> str:
    return _(OBJECTS[code]) if code in OBJECTS else code


def category(code: str) -> str:
    return Category(code).label.capitalize()


@cache
def method(key: str) -> str:
    """A method's name, as its newest file says it."""
    if key in WORKINGS:
        return _(WORKINGS[key])
    return next((one.name for one in shipped().methods if one.key == key), key)
