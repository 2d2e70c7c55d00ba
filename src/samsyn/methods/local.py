"""A municipality's settings: checked against the method they are for, and laid over it."""

from collections.abc import Iterator
from dataclasses import replace

from samsyn.methods.checks import findings
from samsyn.methods.checks.finding import Finding, unknown
from samsyn.methods.checks.target import ages_within
from samsyn.methods.faults import meant
from samsyn.methods.model import LocalText, LocalTimeLimit, Method, Settings
from samsyn.methods.steps import Step
from samsyn.methods.texts import TextPlace, places, replaced
from samsyn.methods.vocabulary import Attendance, Basis


def settings_findings(settings: Settings, method: Method) -> Iterator[Finding]:
    """What in the settings does not fit the method; what they make of it is looked at when each of them fits."""
    found = list(_single_findings(settings, method))
    yield from found
    if not found:
        for finding in findings(in_municipality(method, settings)):
            yield Finding("settings_for", f"med de här inställningarna: {finding.address}: {finding.message}")


def _single_findings(settings: Settings, method: Method) -> Iterator[Finding]:
    yield from ages_within(settings.ages, method.target_group.hard_stop, "ages")
    if settings.valid_from < method.valid_from:
        message = (
            f"inställningarna gäller före metoden, som gäller från {method.valid_from}. Välj en senare dag."
        )
        yield Finding("valid_from", message)
    yield from _track_findings(settings, method)
    yield from _attendance_findings(settings, method)
    steps = {step.key: step for step in method.steps}
    yield from unknown("time_limits", [limit.step for limit in settings.time_limits], steps, "ett steg")
    for limit in settings.time_limits:
        if limit.step in steps:
            yield from _limit_findings(limit, steps[limit.step])
    known = {place.address: place for place in places(method)}
    for text in settings.texts:
        yield from _text_findings(text, known)


def _track_findings(settings: Settings, method: Method) -> Iterator[Finding]:
    yield from unknown("tracks", settings.tracks, [track.key for track in method.tracks], "ett spår")
    if not settings.tracks:
        yield Finding("tracks", "listan är tom. Skriv de spår ni arbetar efter, minst ett.")


def _attendance_findings(settings: Settings, method: Method) -> Iterator[Finding]:
    kinds = [party.kind for party in method.parties]
    named = [local.party for local in settings.attendance]
    yield from unknown("attendance", named, kinds, "en part")
    for local in settings.attendance:
        if local.party == method.lead.kind and local.attendance is not Attendance.ALWAYS:
            message = "den som leder är alltid med. Ta bort raderna."
            yield Finding(f"attendance.{local.party}.attendance", message)


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
    attendance = {local.party: local.attendance for local in settings.attendance}
    within = [_in_tracks(step, settings.tracks) for step in method.steps]
    worded: Method = replaced(
        replace(method, steps=tuple(step for step in within if step.tracks)),
        {text.at: text.text for text in settings.texts},
    )
    return replace(
        worded,
        version=settings.version,
        valid_from=settings.valid_from,
        legal_form=settings.legal_form,
        capacity=settings.capacity,
        parties=tuple(
            replace(party, attendance=attendance.get(party.kind, party.attendance))
            for party in worded.parties
        ),
        tracks=tuple(track for track in worded.tracks if track.key in settings.tracks),
        target_group=replace(worded.target_group, ages=settings.ages),
        steps=tuple(_limited(step, limits.get(step.key)) for step in worded.steps),
        municipality=settings.municipality,
        local_name=settings.local_name,
        base_version=method.version,
    )


def _in_tracks(step: Step, used: tuple[str, ...]) -> Step:
    return replace(step, tracks=tuple(track for track in step.tracks if track in used))


def _limited(step: Step, limit: LocalTimeLimit | None) -> Step:
    if limit is None or step.time_limit is None:
        return step
    changed = replace(step.time_limit, amount=limit.amount, unit=limit.unit, basis=Basis.ROUTINE)
    return replace(step, time_limit=changed)
