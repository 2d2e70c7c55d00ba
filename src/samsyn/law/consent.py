"""Whether consents open secrecy: who has to have given it, for what, and on which day.

OSL 10 kap. 1 § and 12 kap. 2–3 §§, föräldrabalken 6 kap. 11 and 13 §§; the ages are those of domain 14.2.
"""

from datetime import date

from samsyn.law.question import BOTH_GUARDIANS, Consent, Question
from samsyn.law.vocabulary import Category, Giver, Party

OWN_FROM = 15  # practice under OSL 12:3: from 15 the youth signs beside the guardians
ALONE_FROM = 18  # OSL 12:2: an adult disposes of the own secrecy alone


def covers(consent: Consent, sender: Party, recipient: Party, category: Category, on: date) -> bool:
    """Whether one consent names the sender, the recipient and the category, and is in force on the day."""
    return (
        consent.in_force(on)
        and sender in consent.senders
        and recipient in consent.recipients
        and category in consent.categories
    )


def youth_signs(age: int, *, mature: bool) -> bool:
    """Whether the youth's own consent is needed: from 15, and earlier where judged mature (OSL 12:3)."""
    return mature or age >= OWN_FROM


def obstacle(question: Question) -> str | None:
    """Why the consents of a question do not open it, in Swedish; None if they do.

    Separate forms for the youth and for each guardian count together, as long as each covers the question.
    """
    on = question.on
    valid = [
        consent
        for consent in question.consents
        if covers(consent, question.sender, question.recipient, question.category, on)
    ]
    if not valid:
        return _why_none(question)
    given = frozenset[Giver]().union(*(consent.given_by for consent in valid))
    custody = max(consent.guardians_with_custody for consent in valid)
    mature = any(consent.youth_judged_mature for consent in question.consents)
    if Giver.YOUTH not in given and youth_signs(question.age, mature=mature):
        return "den unge själv har inte samtyckt"
    if question.age < ALONE_FROM:
        return _guardians(custody, len(given - {Giver.YOUTH}))
    return None


def _guardians(custody: int, signed: int) -> str | None:
    """All with custody have to agree (föräldrabalken 6:13); with none, nobody can consent for the child."""
    if custody == 0:
        return "det finns ingen vårdnadshavare som kan samtycka för barnet"
    if signed < custody:
        return (
            "båda vårdnadshavarna behöver samtycka"
            if custody == BOTH_GUARDIANS
            else "vårdnadshavaren har inte samtyckt"
        )
    return None


def _why_none(question: Question) -> str:
    """The first thing that is wrong with the consents, taken in the order one would check a form."""
    named = [
        c for c in question.consents if question.sender in c.senders and question.recipient in c.recipients
    ]
    if not named:
        return "samtycket gäller inte mellan de här parterna"
    if not any(question.category in consent.categories for consent in named):
        return f"samtycket omfattar inte {question.category.label}"
    if any(c.withdrawn_on is not None and c.withdrawn_on <= question.on for c in named):
        return "samtycket är återkallat"
    if any(consent.valid_to is None for consent in named):
        return "samtycket saknar slutdag"
    return "samtycket gäller inte den dagen"
