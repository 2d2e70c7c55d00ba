"""Each step by itself: who does it, what it asks and shares, its fields."""

from collections.abc import Iterator

from samsyn.methods.asked import REPORT_METHOD, asked_kinds, is_asked
from samsyn.methods.checks.finding import Finding, Rule, unknown
from samsyn.methods.model import Method
from samsyn.methods.steps import Step
from samsyn.methods.vocabulary import PRIVATE_PARTIES, Basis, FieldKind, Manner, StepKind

IN_WORDS = frozenset({StepKind.ASSESSMENT, StepKind.SELECTION, StepKind.MAPPING})
"""What is never a number: nobody is ranked."""


def someone_does_it(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        if not step.by:
            yield Finding(f"steps.{step.key}.by", "ingen gör steget. Skriv minst en part.")
        if step.manner is not Manner.ONE_OF_THEM and len(step.by) == 1:
            message = (
                f"{step.manner} behöver minst två parter i by. Skriv one_of_them när en part gör steget."
            )
            yield Finding(f"steps.{step.key}.manner", message)
        for party in set(step.by) & set(step.takes_part):
            message = f"”{party}” står redan i by. Ta bort den ur takes_part."
            yield Finding(f"steps.{step.key}.takes_part.{party}", message)


def consents_are_asked(method: Method) -> Iterator[Finding]:
    known = [consent.key for consent in method.consents]
    asked = {key for step in method.steps for key in step.consents}
    for step in method.steps:
        yield from unknown(f"steps.{step.key}.consents", step.consents, known, "ett samtycke")
    for consent in method.consents:
        if consent.key not in asked:
            yield Finding(
                f"consents.{consent.key}",
                "inget steg frågar efter samtycket. Ta med det i ett steg eller ta bort det.",
            )
        for part in ("asked_by", "asked_of"):
            if not getattr(consent, part):
                yield Finding(f"consents.{consent.key}.{part}", "listan är tom. Skriv minst en part.")


def required_categories_are_asked_for(method: Method) -> Iterator[Finding]:
    for consent in method.consents:
        for category in consent.required_categories:
            if category not in consent.categories:
                message = "det som krävs måste också frågas efter. Ta med det i categories eller ta bort det."
                yield Finding(f"consents.{consent.key}.required_categories.{category}", message)


def a_consent_step_asks(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        if step.kind is StepKind.CONSENT and not step.consents:
            message = "ett steg av slaget consent frågar efter minst ett samtycke. Skriv vilket."
            yield Finding(f"steps.{step.key}.consents", message)


def nobody_is_scored(method: Method) -> Iterator[Finding]:
    """Domain 4.3 and 12: what is judged of a person is in words."""
    for step in method.steps:
        for field in step.extra_fields:
            if step.kind in IN_WORDS and field.kind is FieldKind.NUMBER:
                message = (
                    "bedömning, urval och kartläggning görs i ord, utan poäng. Välj ett annat slag än number."
                )
                yield Finding(f"steps.{step.key}.extra_fields.{field.key}.kind", message)


def sharing_has_two_sides(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        if step.shares is None:
            continue
        if not step.shares.categories:
            yield Finding(
                f"steps.{step.key}.shares.categories",
                "listan är tom. Skriv vad som lämnas, eller shares: null.",
            )
        if len({*step.by, *step.takes_part} - PRIVATE_PARTIES) < 2:  # noqa: PLR2004 - a giver and a receiver
            message = (
                "steget har bara en myndighet, så inget lämnas. Ta med en till eller skriv shares: null."
            )
            yield Finding(f"steps.{step.key}.shares", message)


def only_law_is_cited(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        limit = step.time_limit
        if limit is not None and (limit.basis is Basis.LAW) != (limit.citation is not None):
            message = "en tidsgräns ur lag (basis: law) anger lagrummet, andra anger null."
            yield Finding(f"steps.{step.key}.time_limit.citation", message)


def choices_belong_to_choice(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        for field in step.extra_fields:
            if (field.kind is FieldKind.CHOICE) != bool(field.choices):
                message = "ett fält av slaget choice har val i choices; andra fält har []."
                yield Finding(f"steps.{step.key}.extra_fields.{field.key}.choices", message)


def every_field_is_asked(method: Method) -> Iterator[Finding]:
    for step in method.steps:
        if is_asked(method, step):
            continue
        for field in step.extra_fields:
            message = f"ingen skulle få frågan: {_why_not_asked(method, step)} {_instead(method, step)}"
            yield Finding(f"steps.{step.key}.extra_fields.{field.key}", message)


def _why_not_asked(method: Method, step: Step) -> str:
    if step.kind is StepKind.CONSENT:
        return (
            "ett samtycke är den unges och vårdnadshavarnas eget svar på en enda sak. Det är samma fråga i alla "
            "kommuner, och ett ja ska inte hänga på vad någon svarar på annat."
        )
    if step.kind is StepKind.REPORT_MEETING and method.key != REPORT_METHOD:
        return "kommunens anmälningsmöten går efter metoden Anmälningsmöte och inte efter den här."
    if step.kind is StepKind.GROUP_MEETING and step.kind in asked_kinds(method):
        return (
            f"steget ”{step.name}” gäller bara några av spåren, och protokollet skrivs likadant i alla. "
            "Låt steget gälla alla spår om frågan ska ställas där."
        )
    return f"steget ”{step.name}” har ingen sida som ställer egna frågor."


def _instead(method: Method, step: Step) -> str:
    """Where the field can stand: the nearest steps before and after that ask."""
    here = method.steps.index(step)
    before = [one.name for one in method.steps[:here] if is_asked(method, one)][-1:]
    after = [one.name for one in method.steps[here:] if is_asked(method, one)][:1]
    if not before + after:
        return "Ta bort fältet och skriv frågan i stegets text."
    nearest = " eller ".join(f"”{name}”" for name in before + after)
    return f"Ta bort fältet här och lägg till det i till exempel {nearest}."


RULES: tuple[Rule, ...] = (
    someone_does_it,
    consents_are_asked,
    sharing_has_two_sides,
    only_law_is_cited,
    choices_belong_to_choice,
    every_field_is_asked,
    required_categories_are_asked_for,
    a_consent_step_asks,
    nobody_is_scored,
)
