"""Social insatsgrupp in two municipalities side by side, SSPF and the report meeting, as their sources say them."""

from datetime import date

import pytest

from samsyn.law.vocabulary import Category, Party
from samsyn.methods import loader
from samsyn.methods.library import shipped
from samsyn.methods.model import Method
from samsyn.methods.vocabulary import Attendance, Basis, LegalForm, StepKind

ON = date(2026, 11, 22)


def always(method: Method) -> set[Party]:
    return {
        party.kind
        for party in method.parties
        if party.attendance is Attendance.ALWAYS and party.kind not in {Party.YOUTH, Party.GUARDIAN}
    }


def ages(method: Method) -> tuple[int, int]:
    return method.target_group.ages.youngest, method.target_group.ages.oldest


def limits(method: Method) -> dict[str, tuple[int, str, str]]:
    return {
        step.key: (step.time_limit.amount, step.time_limit.unit.value, step.time_limit.after)
        for step in method.steps
        if step.time_limit
    }


def test_akero_works_as_linkoping_and_norrvik_as_skovde_under_the_same_method() -> None:
    akero, norrvik = (loader.method("sig", place, on=ON) for place in ("akero", "norrvik"))
    core = {Party.SOCIAL_SERVICES, Party.POLICE, Party.SCHOOL_MUNICIPAL}
    called = {Party.PROBATION, Party.ENFORCEMENT_AUTHORITY, Party.SOCIAL_INSURANCE}
    assert (ages(akero), ages(norrvik)) == ((13, 25), (13, 20))
    assert (akero.capacity, norrvik.capacity) == (30, 5)
    assert (always(akero), always(norrvik)) == (core | called, core)
    assert called <= {party.kind for party in norrvik.parties}
    assert [track.key for track in akero.tracks] == [
        "recruitment",
        "leaving_gang",
        "violent_extremism",
        "prostitution",
    ]
    assert [track.key for track in norrvik.tracks] == ["recruitment"]
    assert norrvik.legal_form is LegalForm.SERVICE_WITHOUT_ASSESSMENT
    assert "protection_need" in limits(akero)
    assert "protection_need" not in limits(norrvik)
    assert limits(norrvik)["selection"] == (7, "calendar_days", "nomination")


def test_the_time_limits_of_groups_are_those_we_propose_and_none_is_called_law() -> None:
    sig, sspf = (loader.method(key, on=ON) for key in ("sig", "sspf"))
    assert limits(sig)["plan"] == (30, "calendar_days", "consent")
    assert limits(sig)["review"] == (3, "months", "plan")
    assert limits(sig)["after_check_twelve_months"] == (12, "months", "closing")
    assert limits(sspf)["network_meeting"] == (21, "calendar_days", "consent")
    repeats = sig.step("group_meeting").repeats
    assert repeats is not None
    assert (repeats.amount, repeats.unit.value) == (1, "months")
    for method in (sig, sspf):
        assert {step.time_limit.basis for step in method.steps if step.time_limit} == {Basis.OUR_DEFAULT}


def test_a_no_to_the_group_stops_the_group_and_a_no_to_the_after_check_stops_nothing() -> None:
    sig = loader.method("sig", on=ON)
    assert Category.IDENTITY in sig.consent("together").required_categories
    assert sig.consent("after_check").required_categories == ()


def test_the_report_meeting_shows_the_laws_own_days_and_is_not_for_violence_at_home() -> None:
    method = loader.method("report_meeting", on=ON)
    cited = {
        step.key: (step.time_limit.amount, step.time_limit.citation)
        for step in method.steps
        if step.time_limit and step.time_limit.basis is Basis.LAW
    }
    assert cited == {
        "report": (0, "19 kap. 1 § SoL"),
        "protection": (1, "20 kap. 1 § SoL"),
        "decision": (14, "20 kap. 2 § SoL"),
        "feedback": (7, "19 kap. 6 § SoL"),
    }
    assert limits(method)["meeting"] == (5, "working_days", "report")
    never = {one.key for one in method.target_group.exclusions if one.override_by is None}
    assert never == {"violence_or_abuse", "honour", "immediate_care"}


@pytest.mark.parametrize("key", ["sig", "sspf"])
def test_group_methods_begin_with_a_word_without_a_name_and_can_end_at_any_time(key: str) -> None:
    method = loader.method(key, on=ON)
    kinds = {step.kind for step in method.steps}
    assert {
        StepKind.CONSULTATION,
        StepKind.SELECTION,
        StepKind.CONSENT,
        StepKind.MAPPING,
        StepKind.GROUP_MEETING,
        StepKind.PLAN,
        StepKind.REVIEW,
        StepKind.CLOSING,
    } <= kinds
    first = {step.key for step in method.steps if not step.requires}
    assert set(method.step("closing").requires) <= first
    assert any(
        step.kind is StepKind.CONSULTATION and step.shares is None and not step.takes_part
        for step in method.steps
    )


def test_every_shipped_method_is_led_by_somebody_and_for_somebody() -> None:
    keys = {method.key for method in shipped().methods}
    assert keys == {"linkopingsmodellen", "report_meeting", "sig", "sspf"}
