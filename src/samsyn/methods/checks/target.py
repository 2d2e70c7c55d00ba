"""Whom the method is for: ages that do not cross, and conditions that say who may override them."""

from collections.abc import Iterator

from samsyn.methods.checks.finding import Finding, Rule, unknown
from samsyn.methods.model import Method
from samsyn.methods.target import Ages
from samsyn.methods.vocabulary import Override, Role

AGE = "age"
"""What the examination calls its own question, so that no condition may."""


def ages_within(ages: Ages, hard_stop: int, address: str) -> Iterator[Finding]:
    """Findings for ages that cross each other or the hard stop."""
    if ages.youngest > ages.oldest:
        message = (
            f"åldrarna korsar varandra: från {ages.youngest} till {ages.oldest}. Låt youngest vara den lägre."
        )
        yield Finding(f"{address}.youngest", message)
    if ages.oldest >= hard_stop:
        message = (
            f"{ages.oldest} år går över metodens gräns: den är aldrig till för den som fyllt {hard_stop}."
        )
        yield Finding(f"{address}.oldest", message)


def ages_hold(method: Method) -> Iterator[Finding]:
    group = method.target_group
    yield from ages_within(group.ages, group.hard_stop, "target_group.ages")
    yield from _override(group.age_override, group.age_override_by, "target_group.age_override_by")


def conditions_hold(method: Method) -> Iterator[Finding]:
    group = method.target_group
    tracks = [track.key for track in method.tracks]
    for part in ("criteria", "exclusions"):
        for condition in getattr(group, part):
            address = f"target_group.{part}.{condition.key}"
            yield from _override(condition.override, condition.override_by, f"{address}.override_by")
            if condition.leads_to_track is not None:
                yield from _track(condition.leads_to_track, tracks, f"{address}.leads_to_track")


def _track(track: str, known: list[str], address: str) -> Iterator[Finding]:
    for finding in unknown(address, [track], known, "ett spår"):
        yield Finding(address, finding.message)


def condition_names_differ(method: Method) -> Iterator[Finding]:
    group = method.target_group
    taken = {AGE} | {condition.key for condition in group.criteria}
    for part, conditions in (("criteria", group.criteria), ("exclusions", group.exclusions)):
        for condition in conditions:
            if condition.key == AGE or (part == "exclusions" and condition.key in taken):
                message = (
                    f"”{condition.key}” är redan namnet på en annan fråga om målgruppen. Välj ett annat."
                )
                yield Finding(f"target_group.{part}.{condition.key}.key", message)


def _override(override: Override, by: Role | None, address: str) -> Iterator[Finding]:
    if override is Override.WITH_REASON and by is None:
        yield Finding(address, "säg vem som får gå vidare med skäl: " + ", ".join(Role) + ".")
    if override is Override.NEVER and by is not None:
        yield Finding(address, "ingen får gå vidare här (never). Skriv null.")


RULES: tuple[Rule, ...] = (ages_hold, conditions_hold, condition_names_differ)
