"""What every key of a method file is called in Swedish, for pages and for what has changed."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from samsyn.law.vocabulary import Labelled
from samsyn.methods.steps import Repeat, Sharing, TimeLimit
from samsyn.methods.target import Ages
from samsyn.methods.vocabulary import Unit

LABELS: Mapping[str, str] = {
    "name": "Namn",
    "purpose": "Syfte",
    "evidence": "Vad man vet om resultaten",
    "legal_form": "Förhållande till beslut",
    "capacity": "Högst så många samtidigt",
    "sources": "Källor",
    "parties": "Parter",
    "target_group": "Målgrupp",
    "tracks": "Spår",
    "consents": "Samtycken",
    "steps": "Steg",
    "visit": "Hembesöket",
    "screening": "Drogscreening",
    "talks": "Samtalen",
    "support": "Stöd att välja på",
    "outcomes": "Hur det kan sluta",
    "measures": "Vad som följs upp",
    "counts_hidden_below": "Antal under detta visas inte",
    "agenda": "Mötets dagordning",
    "family_questions": "Frågor till familjen",
    "family_sheet": "Familjens blad",
    "title": "Titel",
    "reference": "Var det står",
    "says": "Vad den säger",
    "kind": "Slag",
    "lead": "Leder",
    "attendance": "Är med",
    "task": "Uppgift",
    "ages": "Ålder",
    "youngest": "Från ålder",
    "oldest": "Till och med ålder",
    "hard_stop": "Aldrig för den som fyllt",
    "hard_stop_reason": "Varför inte äldre",
    "outside_ages": "Vid annan ålder",
    "age_override": "Får man gå vidare vid annan ålder",
    "age_override_by": "Vem får gå vidare vid annan ålder",
    "criteria": "Villkor",
    "exclusions": "Hinder",
    "question": "Fråga",
    "instead": "Gör så här i stället",
    "override": "Får man gå vidare ändå",
    "override_by": "Vem får gå vidare",
    "leads_to_track": "Leder till spåret",
    "text": "Text",
    "neutral_mark_only": "Bara en markering, utan innehåll",
    "explanation": "Förklaring",
    "refusal": "Vid ett nej",
    "asked_by": "Vilka frågar",
    "asked_of": "Vilka tillfrågas",
    "known_to": "Vilka får veta svaret",
    "categories": "Uppgifter",
    "required_categories": "Uppgifter som krävs för att kunna arbeta tillsammans",
    "written_down": "Det här antecknas",
    "by": "Vilka gör det",
    "manner": "Hur de gör det",
    "takes_part": "Vilka är med",
    "requires": "Kommer efter",
    "optional": "Frivilligt steg",
    "time_limit": "Tid",
    "repeats": "Återkommer",
    "shares": "Det som lämnas mellan parterna",
    "extra_fields": "Egna fält",
    "amount": "Antal",
    "unit": "Räknas i",
    "after": "Räknas från",
    "basis": "Grund",
    "citation": "Lagrum",
    "purpose_of_sharing": "Ändamål",
    "label": "Rubrik",
    "required": "Måste fyllas i",
    "choices": "Val",
    "shortest_minutes": "Kortast, minuter",
    "longest_minutes": "Längst, minuter",
    "announced": "Aviserat besök",
    "unannounced": "Oaviserat besök",
    "unannounced_approved_by": "Vem godkänner ett oaviserat besök",
    "planning": "Planeringens punkter",
    "address_kinds": "Platser",
    "conduct": "Så gör vi på besöket",
    "may_be_told": "Det här får berättas",
    "never_told": "Det här berättas aldrig",
    "information_given": "Information till familjen",
    "stop_rule": "När besöket avbryts",
    "afterwards": "Efteråt",
    "reasons": "Skäl",
    "consent": "Samtycke",
    "offer": "Erbjudandet",
    "declined": "När svaret är nej",
    "preliminary_warning": "Om preliminära svar",
    "laboratory": "Laboratoriet",
    "answers": "Svar",
    "matrices": "Slags prov",
    "states": "Lägen",
    "agreement": "Avtalets punkter",
    "leads_to": "Kan följas av",
    "count": "Antal samtal",
    "days_between": "Dagar emellan",
    "minutes": "Minuter",
    "heading": "Rubrik",
    "category": "Vad det handlar om",
    "part": "Vad som skrivs där",
    "without_police": "När polisen har gått",
}
ITEMS: Mapping[str, str] = {
    "sources": "källan",
    "parties": "parten",
    "criteria": "villkoret",
    "exclusions": "hindret",
    "tracks": "spåret",
    "consents": "samtycket",
    "steps": "steget",
    "extra_fields": "fältet",
    "choices": "valet",
    "support": "stödet",
    "outcomes": "utfallet",
    "measures": "måttet",
    "agenda": "punkten",
    "family_questions": "frågan",
    "family_sheet": "avsnittet",
    "states": "läget",
}
"""What one of a list is called, definite."""

REFERS: Mapping[str, str] = {
    "tracks": "tracks",
    "leads_to_track": "tracks",
    "requires": "steps",
    "after": "steps",
    "consents": "consents",
    "consent": "consents",
}
"""Keys whose words are the names of something else in the method: the list that it stands in."""

Names = Mapping[tuple[str, str], str]


def label(key: str) -> str:
    """What a key is called; KeyError for one that the schema has not."""
    return LABELS[key]


def title_of(item: Any) -> str:
    """What an item of a list is called by people."""
    for name in ("name", "label", "heading", "title", "question"):
        found = getattr(item, name, None)
        if isinstance(found, str):
            return found
    return word(getattr(item, fields(item)[0].name))


def names_in(method: Any) -> Names:
    """The names of the steps, tracks and consents, by the list and the key."""
    return {
        (part, item.key): item.name
        for part in ("tracks", "steps", "consents")
        for item in getattr(method, part)
    }


def word(value: Any) -> str:
    """One value as a person says it."""
    if value is None:
        return "ingen"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Labelled):
        return value.label
    return str(value)


def phrase(key: str, value: Any, names: Names) -> str:
    """A value that is said in one phrase: "13–20 år", "5 arbetsdagar efter Oro", "skolan, polisen"."""
    if isinstance(value, tuple):
        return _listed(key, value, names)
    if isinstance(value, str) and key in REFERS:
        return names.get((REFERS[key], value), value)
    match value:
        case Ages():
            said = f"{value.youngest}–{value.oldest}"
        case TimeLimit():
            said = limit_phrase(value, names)
        case Repeat():
            said = f"efter {_length(value.amount, value.unit)}"
        case Sharing():
            said = f"{_listed('categories', value.categories, names)} (för att {value.purpose.label})"
        case _:
            said = word(value)
    return said


def _listed(key: str, values: tuple[Any, ...], names: Names) -> str:
    if any(is_dataclass(item) for item in values):
        return "; ".join(title_of(item) for item in values)
    return ", ".join(phrase(key, item, names) for item in values) or "inga"


def limit_phrase(limit: TimeLimit, names: Names) -> str:
    """A time limit as a person says it: "inom 5 arbetsdagar efter Oro"."""
    after = names.get(("steps", limit.after), limit.after)
    if limit.amount == 0:
        same = "samma arbetsdag" if limit.unit is Unit.WORKING_DAYS else "samma dag"
        return f"{same} som {after}"
    return f"inom {_length(limit.amount, limit.unit)} efter {after}"


def _length(amount: int, unit: Unit) -> str:
    singular = {Unit.CALENDAR_DAYS: "dag", Unit.WORKING_DAYS: "arbetsdag", Unit.MONTHS: "månad"}
    return f"{amount} {singular[unit] if amount == 1 else unit.label}"
