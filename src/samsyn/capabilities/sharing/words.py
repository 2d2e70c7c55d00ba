"""Purposes and kinds of information in plain words, as a worker would say them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.law import Category, Party, Purpose

PURPOSES: dict[Purpose, str | Promise] = {
    Purpose.PROTECT_CHILD: _("Skydda ett barn som far illa eller riskerar att göra det"),
    Purpose.SUPPORT: _("Ge den unge stöd, vård eller behandling"),
    Purpose.PREVENT_CRIME: _("Förebygga brott"),
    Purpose.INQUIRY: _("Socialtjänstens utredning om den unge"),
    Purpose.INVESTIGATE_CRIME: _("Utreda ett brott som har begåtts"),
    Purpose.IMMEDIATE_INTERVENTION: _("Ingripa genast, när den unge är i fara"),
    Purpose.INTERROGATION_NOTICE: _("Berätta om en misstanke eller ett förhör"),
    Purpose.FEEDBACK_TO_REPORTER: _("Svara den som har gjort en orosanmälan"),
    Purpose.STATEMENT_REQUEST: _("Yttra sig till åklagaren"),
    Purpose.LAW_ENFORCEMENT_REQUEST: _("En begäran från polisen eller en annan brottsbekämpande myndighet"),
}
HINTS: dict[Category, str | Promise] = {
    Category.IDENTITY: _("Namn och födelsedatum"),
    Category.CONTACT_DETAILS: _("Adress, telefon, hur man når den unge"),
    Category.CONCERN: _("Vad någon har sett eller hört som oroar"),
    Category.CRIME_RISK: _("Det som talar för att den unge kan dras in i brott"),
    Category.SUSPECTED_OFFENCE: _("Ett brott som den unge kan ha begått"),
    Category.INVESTIGATION: _("Något ur en förundersökning eller polisens arbete"),
    Category.CRIMINAL_RECORD: _("Domar och straff ur registret"),
    Category.WHEREABOUTS: _("Var den unge är eller brukar vara"),
    Category.HEALTH: _("Fysisk och psykisk hälsa, skadligt bruk"),
    Category.DRUG_TEST: _("Att ett prov har tagits, eller vad det visade"),
    Category.SCHOOL_SITUATION: _("Närvaro, trivsel, hur det går"),
    Category.FAMILY: _("Föräldrar, syskon, hur det är hemma"),
    Category.LEISURE: _("Vad den unge gör på fritiden och med vilka"),
    Category.SUPPORT_AND_PLAN: _("Insatser, planer, vad ni har kommit överens om"),
    Category.REPORT_OUTCOME: _("Om en utredning inleddes eller inte"),
    Category.MEETING: _("Tid, plats och vilka som är med"),
}


def purpose_choices() -> list[tuple[str, str | Promise]]:
    """Every purpose, as choices of a form."""
    return [(purpose.value, words) for purpose, words in PURPOSES.items()]


def category_words(category: Category) -> str:
    """The label as the head of a line."""
    return category.label[:1].upper() + category.label[1:]


def category_choices() -> list[tuple[str, str]]:
    """Every kind of information, as choices of a form."""
    return [(category.value, category_words(category)) for category in Category]


def party_choices(own: Party) -> list[tuple[str, str]]:
    """Every kind of party beside the own."""
    return [(f"party:{one.value}", one.label[:1].upper() + one.label[1:]) for one in Party if one is not own]
