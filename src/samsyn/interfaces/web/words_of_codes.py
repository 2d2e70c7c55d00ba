"""Codes of the log, of categories and of methods, in words."""

from functools import cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samsyn.law import Category
from samsyn.methods.library import shipped

VERBS = {
    "publish": gettext_noop("publicerade"),
    "change": gettext_noop("ändrade"),
    "discard": gettext_noop("slängde ändringar i"),
    "read": gettext_noop("läste"),
    "search": gettext_noop("sökte utan att finna någon"),
    "write": gettext_noop("skrev"),
    "send": gettext_noop("skickade"),
    "share": gettext_noop("delade"),
    "receive": gettext_noop("fick"),
    "open": gettext_noop("öppnade"),
    "open_with_reason": gettext_noop("öppnade med skäl"),
    "close": gettext_noop("avslutade"),
    "assess": gettext_noop("prövade"),
    "refrain": gettext_noop("avstod från att lämna"),
    "link": gettext_noop("kopplade"),
    "add": gettext_noop("lade till"),
    "finish": gettext_noop("gjorde klart"),
    "book": gettext_noop("bokade"),
    "move": gettext_noop("flyttade"),
    "cancel": gettext_noop("ställde in"),
    "withdraw": gettext_noop("återkallade"),
    "registered": gettext_noop("registrerade"),
    "corrected": gettext_noop("rättade"),
    "file": gettext_noop("anmälde"),
    "ask_feedback": gettext_noop("bad om återkoppling på"),
    "assess_protection": gettext_noop("gjorde skyddsbedömning i"),
    "note_meeting": gettext_noop("skrev om anmälningsmöte i"),
    "note_contact": gettext_noop("skrev en kontakt i"),
    "note_informed": gettext_noop("skrev vilka som informerats i"),
    "extend": gettext_noop("förlängde"),
    "decide": gettext_noop("beslutade i"),
    "sort": gettext_noop("sorterade"),
    "take_up": gettext_noop("tog upp"),
    "handle": gettext_noop("tog hand om"),
    "start": gettext_noop("startade"),
    "refer": gettext_noop("lämnade över"),
    "plan": gettext_noop("planerade"),
    "approve": gettext_noop("godkände"),
    "refuse": gettext_noop("sade nej till"),
    "propose": gettext_noop("föreslog"),
    "answer": gettext_noop("svarade på"),
    "take_in": gettext_noop("tog in svar på"),
    "stop": gettext_noop("avbröt"),
    "sign": gettext_noop("signerade"),
    "settle": gettext_noop("skrev om"),
    "follow_up": gettext_noop("följde upp"),
    "take_back": gettext_noop("tog tillbaka"),
    "tell": gettext_noop("berättade om"),
    "screening": gettext_noop("skrev om"),
    "withdrawn": gettext_noop("fick återkallat"),
    "ask": gettext_noop("frågade om"),
    "put_scan": gettext_noop("lade in underskrift på"),
    "confirm_scan": gettext_noop("godtog underskrift på"),
    "refuse_scan": gettext_noop("godtog inte underskrift på"),
    "note_no": gettext_noop("antecknade ett nej på"),
    "use_further": gettext_noop("prövade och använder"),
    "leave_closed": gettext_noop("prövade och använder inte"),
    "make": gettext_noop("gjorde"),
    "judge": gettext_noop("bedömde"),
    "set": gettext_noop("bestämde"),
    "name": gettext_noop("gav en plats i"),
    "end_place": gettext_noop("avslutade en plats i"),
    "keep_place": gettext_noop("lät någon behålla en plats i"),
    "name_deputy": gettext_noop("utsåg"),
    "end": gettext_noop("avslutade"),
    "carry": gettext_noop("markerade som överförd"),
    "call": gettext_noop("kallade till"),
    "invite": gettext_noop("bjöd in till"),
    "distribute": gettext_noop("gav var och en sin del av"),
    "take_on": gettext_noop("tog på sig"),
}
OBJECTS = {
    "meeting": gettext_noop("möte"),
    "meeting_invitation": gettext_noop("inbjudan till möte"),
    "meeting_minutes": gettext_noop("protokoll"),
    "method": gettext_noop("metod"),
    "message": gettext_noop("meddelande"),
    "person": gettext_noop("person"),
    "listed_person": gettext_noop("person i en lista"),
    "log_review": gettext_noop("loggkontroll"),
    "log_policy": gettext_noop("regler för loggkontroll"),
    "worker_facts": gettext_noop("uppgifter om en medarbetare"),
    "opening": gettext_noop("öppning av ett låst ärende"),
    "case": gettext_noop("ärende"),
    "entry": gettext_noop("anteckning"),
    "task": gettext_noop("uppgift"),
    "timeline": gettext_noop("tidslinje"),
    "assessment": gettext_noop("sekretessprövning"),
    "booking": gettext_noop("bokning"),
    "calendar_feed": gettext_noop("kalenderprenumeration"),
    "calendar_policy": gettext_noop("regler för kalenderprenumerationer"),
    "whereabouts": gettext_noop("skyddad plats"),
    "matter": gettext_noop("ärende i Inkommet"),
    "concern_report": gettext_noop("orosanmälan"),
    "home_visit": gettext_noop("hembesök"),
    "screening": gettext_noop("drogtest"),
    "talk": gettext_noop("samtal"),
    "talks": gettext_noop("samtal"),
    "tip": gettext_noop("tips"),
    "guardian": gettext_noop("vårdnadshavare"),
    "relation": gettext_noop("person i nätverket"),
    "consent": gettext_noop("samtycke"),
    "consents": gettext_noop("samtycken"),
    "deputyship": gettext_noop("ersättare"),
}

WORKINGS = {"forhandsbedomning": gettext_noop("Förhandsbedömning")}


def verb(code: str) -> str:
    return _(VERBS[code]) if code in VERBS else code


def object_kind(code: str) -> str:
    return _(OBJECTS[code]) if code in OBJECTS else code


def category(code: str) -> str:
    return Category(code).label.capitalize()


def method(key: str) -> str:
    """A method's name, as its newest file says it."""
    return _(WORKINGS[key]) if key in WORKINGS else _named_in_file(key)


@cache
def _named_in_file(key: str) -> str:
    return next((one.name for one in shipped().methods if one.key == key), key.replace("_", " ").capitalize())
