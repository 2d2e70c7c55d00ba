"""A municipality's settings: checked against the method they are for, and laid over it."""

from collections.abc import Iterator
from dataclasses import replace

from samsyn.methods.checks.finding import Finding, unknown
from samsyn.methods.checks.target import ages_within
from samsyn.methods.faults import meant
from samsyn.methods.model import LocalText, LocalTimeLimit, Method, Settings
from samsyn.methods.steps import Step
from samsyn.methods.texts import TextPlace, places, replaced
from samsyn.methods.vocabulary import Basis


def settings_findings(settings: Settings, method: Method) -> Iterator[Finding]:
    """What in the settings does not fit the method."""
    yield from ages_within(settings.ages, method.target_group.hard_stop, "ages")
    if settings.valid_from < method.valid_from:
        message = (
            f"inställningarna gäller före metoden, som gäller från {method.valid_from}. Välj en senare dag."
        )
        yield Finding("valid_from", message)
    steps = {step.key: step for step in method.steps}
    yield from unknown("time_limits", [limit.step for limit in settings.time_limits], steps, "ett steg")
    for limit in settings.time_limits:
        if limit.step in steps:
            yield from _limit_findings(limit, steps[limit.step])
    known = {place.address: place for place in places(method)}
    for text in settings.texts:
        yield from _text_findings(text, known)


def _limit_findings(limit: LocalTimeLimit, step: Step) -> Iterator[Finding]:
    address = f"time_limits.{limit.step}"
    if step.time_limit is None:
        yield Finding(
            address, "steget har ingen tidsgräns i metoden, så det finns ingen att ändra. Ta bort raderna."
        )
    elif step.time_limit.basis is Basis.LAW:
        message = (
            f"tidsgränsen står i {step.time_limit.citation} och ändras inte av en kommun. Ta bort raderna."
        )
        yield Finding(address, message)


def _text_findings(text: LocalText, known: dict[str, TextPlace]) -> Iterator[Finding]:
    address = f"texts.{text.at}"
    place = known.get(text.at)
    if place is None:
        local = [place.address for place in known.values() if place.rule.local]
        yield Finding(
            f"{address}.at", f"metoden har ingen text med adressen ”{text.at}”. {meant(text.at, local)}"
        )
    elif not place.rule.local:
        yield Finding(
            f"{address}.at", "den texten är lika i alla kommuner och kan inte ändras. Ta bort raderna."
        )
    elif len(text.text) > place.rule.longest:
        message = (
            f"texten är {len(text.text)} tecken lång; här får den vara högst {place.rule.longest}. Korta den."
        )
        yield Finding(f"{address}.text", message)


def in_municipality(method: Method, settings: Settings) -> Method:
    """The method as that municipality has set it, after `settings_findings` found nothing."""
    limits = {limit.step: limit for limit in settings.time_limits}
    worded: Method = replaced(method, {text.at: text.text for text in settings.texts})
    return replace(
        worded,
        version=settings.version,
        valid_from=settings.valid_from,
        target_group=replace(worded.target_group, ages=settings.ages),
        steps=tuple(_limited(step, limits.get(step.key)) for step in worded.steps),
        municipality=settings.municipality,
        local_name=settings.local_name,
        base_version=method.version,
    )


def _limited(step: Step, limit: LocalTimeLimit | None) -> Step:
    if limit is None or step.time_limit is None:
        return step
    changed = replace(step.time_limit, amount=limit.amount, unit=limit.unit, basis=Basis.ROUTINE)
    return replace(step, time_limit=changed)
