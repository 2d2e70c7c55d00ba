"""A municipality's settings: its name, ages, time limits and texts, and nothing else."""

import pytest

from samsyn.methods.faults import Fault
from samsyn.methods.vocabulary import Basis, Unit

REFUSED = {
    "crossed ages": ("youngest: 15", "youngest: 19", "ages.youngest", "korsar varandra"),
    "ages past the method's hard stop": (
        "oldest: 18",
        "oldest: 21",
        "ages.oldest",
        "aldrig till för den som fyllt 21",
    ),
    "a day before the method's": ("2025-09-01", "2025-06-30", "valid_from", "gäller från 2025-07-01"),
    "a time limit for an unknown step": (
        "step: planning",
        "step: planing",
        "time_limits.planing",
        "Menade du ”planning”?",
    ),
    "a time limit where the method has none": (
        "step: planning",
        "step: screening_offer",
        "time_limits.screening_offer",
        "ingen tidsgräns i metoden",
    ),
    "a time limit that law sets": (
        "step: planning",
        "step: concern_report",
        "time_limits.concern_report",
        "19 kap. 1 § SoL",
    ),
    "a text at an unknown address": (
        "at: family_sheet.contact.text",
        "at: family_sheet.contcat.text",
        "texts.family_sheet.contcat.text.at",
        "Menade du ”family_sheet.contact.text”?",
    ),
    "a text at no address": (
        "at: family_sheet.contact.text",
        "at: Hit kan ni ringa",
        "texts.1.at",
        "siffror och understreck och punkter",
    ),
    "a text that keeps a rule of law": (
        "at: family_sheet.contact.text",
        "at: screening.preliminary_warning",
        "texts.screening.preliminary_warning.at",
        "lika i alla kommuner",
    ),
    "what is never told": (
        "at: family_sheet.contact.text",
        "at: visit.never_told.tip_source.text",
        "texts.visit.never_told.tip_source.text.at",
        "lika i alla kommuner",
    ),
    "a text too long for its place": (
        "text: Socialkontorets",
        "text: " + "mycket " * 40 + "Socialkontorets",
        "texts.parties.social_services.name.text",
        "högst 200",
    ),
    "another thing than those": (
        "local_name:",
        "purpose: Annat\nlocal_name:",
        "purpose",
        "nyckeln ”purpose” finns inte",
    ),
    "a capacity of nobody": ("capacity: null", "capacity: 0", "capacity", "från 1 till 100"),
    "a track that the method has not": (
        "tracks: [preventive,",
        "tracks: [preventiv,",
        "tracks.preventiv",
        "Menade du ”preventive”?",
    ),
    "no track": ("[preventive, referred_to_police_process]", "[]", "tracks", "minst ett"),
    "a track that a question leads to is left out": (
        "[preventive, referred_to_police_process]",
        "[preventive]",
        "settings_for",
        "target_group.exclusions.concrete_offence.leads_to_track",
    ),
    "a party that takes no part": (
        "attendance: []",
        "attendance:\n  - {party: leisure, attendance: always}",
        "attendance.leisure",
        "inte en part",
    ),
    "the one who leads called in by need": (
        "attendance: []",
        "attendance:\n  - {party: social_services, attendance: when_needed}",
        "attendance.social_services.attendance",
        "den som leder är alltid med",
    ),
    "a method that is not there": (
        "settings_for: linkopingsmodellen",
        "settings_for: linkopingmodellen",
        "settings_for",
        "Menade du ”linkopingsmodellen”?",
    ),
    "a version that is not there": (
        "base_version: 1",
        "base_version: 2",
        "base_version",
        "Det finns version 1",
    ),
}


@pytest.mark.parametrize(("old", "new", "key", "says"), REFUSED.values(), ids=REFUSED)
def test_is_refused(faults_of, akero_text, old, new, key, says) -> None:
    changed = akero_text.replace(old, new, 1)
    assert changed != akero_text
    (fault,) = faults_of(akero=changed)
    assert isinstance(fault, Fault)
    assert (fault.key, says in fault.message) == (key, True), fault
    written = changed.split("\n")[fault.line - 1]
    assert fault.key.split(".")[-1] in written or new.split(": ")[-1].split("\n")[0] in written


def test_the_settings_lie_over_the_method_and_leave_the_rest(linkoping) -> None:
    from samsyn.methods.library import shipped

    akero = next(method for method in shipped().methods if method.municipality == "akero")
    assert (akero.title, akero.name) == ("Linköpingsmodellen i Åkerö", "Linköpingsmodellen")
    assert (akero.target_group.ages.youngest, akero.target_group.ages.oldest) == (15, 18)
    assert (akero.version, akero.base_version) == (1, 1)
    planning = akero.step("planning").time_limit
    assert planning is not None
    assert (planning.amount, planning.unit, planning.after, planning.basis) == (
        3,
        Unit.WORKING_DAYS,
        "proposal",
        Basis.ROUTINE,
    )
    assert "Åkerö kontaktcenter" in next(part.text for part in akero.family_sheet if part.key == "contact")
    assert akero.lead.name == "Socialkontorets mottagning för barn och unga i Åkerö"
    assert akero.consents == linkoping.consents
    assert [step for step in akero.steps if step.key != "planning"] == [
        step for step in linkoping.steps if step.key != "planning"
    ]


def test_settings_can_be_for_a_method_in_another_file_beside_them(faults_of, small_text, akero_text) -> None:
    local = akero_text.replace("linkopingsmodellen", "ung_och_trygg").replace("2025-09-01", "2026-09-01")
    local = local.replace("[preventive, referred_to_police_process]", "[together, mark]")
    local = (
        local.partition("time_limits:")[0].replace("oldest: 18", "oldest: 16")
        + "time_limits: []\ntexts: []\n"
    )
    assert faults_of(metod=small_text, akero=local) == ()
    assert [fault.key for fault in faults_of(akero=local)] == ["settings_for"]
