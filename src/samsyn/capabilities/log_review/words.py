"""The closed lists of a log review: the rules, and what a row was judged to be."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Rule(models.TextChoices):
    """Why a row stands in a review: drawn by lot, or a rule that it fits. A rule says nothing of right or wrong."""

    AGAINST_NEED_TO_KNOW = "against_need_to_know", _("Öppnade ett låst ärende med ett skäl")
    PROTECTED_PERSON = "protected_person", _("Öppnade en person med skyddade personuppgifter")
    COLLEAGUE = "colleague", _("Den unge eller en vårdnadshavare kan vara en medarbetare")
    OWN_FAMILY_NAME = "own_family_name", _("Samma efternamn som den unge eller en vårdnadshavare")
    NEIGHBOUR = "neighbour", _("Samma gata som den unge eller en vårdnadshavare")
    NO_CASE = "no_case", _("Öppnade en person som inte har något ärende här")
    OTHER_TEAM = "other_team", _("Öppnade en person i ett annat arbetslags ärende")
    MANY_LOOKUPS = "many_lookups", _("Många uppslag samma dag")
    SEARCH_ONLY = "search_only", _("Sökte utan att öppna någon")
    OUTSIDE_HOURS = "outside_hours", _("Öppnade utanför arbetstid")
    SAMPLE = "sample", _("Stickprov")


ABOUT_A_DAY = {Rule.MANY_LOOKUPS, Rule.SEARCH_ONLY, Rule.OUTSIDE_HOURS}

EXPLAINED: dict[Rule, Promise] = {
    Rule.AGAINST_NEED_TO_KNOW: _("Ärendet är låst till namngivna. Läs skälet som medarbetaren skrev."),
    Rule.PROTECTED_PERSON: _(
        "Bara den som behöver det för sitt arbete ska öppna. Varje medarbetare som gjort det står här."
    ),
    Rule.COLLEAGUE: _("Namnet är det samma som en medarbetares i enheten, och gatan säger inte emot det."),
    Rule.OWN_FAMILY_NAME: _("Många heter lika. Fråga om de är släkt."),
    Rule.NEIGHBOUR: _("Gatan är den som medarbetaren har lämnat som sin."),
    Rule.NO_CASE: _(
        "Personen finns här men har inget ärende, och medarbetaren har inte skrivit något om den."
    ),
    Rule.OTHER_TEAM: _("Medarbetaren är inte namngiven i ärendet och har inte skrivit något om personen."),
    Rule.MANY_LOOKUPS: _("Långt fler personer än vad som är vanligt en dag i enheten, och fler än gränsen."),
    Rule.SEARCH_ONLY: _(
        "Personer visades i en sökning, men ingen av dem öppnades och inget skrevs den dagen."
    ),
    Rule.OUTSIDE_HOURS: _("Före eller efter enhetens arbetstid, eller på en helg eller helgdag."),
    Rule.SAMPLE: _("Draget med lott bland månadens uppslag."),
}


class Outcome(models.TextChoices):
    """What a reviewer found."""

    IN_ORDER = "in_order", _("I sin ordning")
    NEEDS_TALK = "needs_talk", _("Behöver ett samtal")
    NOT_IN_ORDER = "not_in_order", _("Inte i sin ordning")
