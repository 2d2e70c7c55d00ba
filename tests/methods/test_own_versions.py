"""A municipality's own version: written out, compared in words, held to what is alike everywhere, and found."""

from collections.abc import Iterator
from dataclasses import is_dataclass, replace
from datetime import date
from typing import Any, get_args

import pytest

from samsyn.methods import loader
from samsyn.methods.changes import changes
from samsyn.methods.faults import UnknownMethodError
from samsyn.methods.files import read_bytes
from samsyn.methods.kept import kept_findings
from samsyn.methods.library import shipped
from samsyn.methods.model import Method
from samsyn.methods.reader import keys_of
from samsyn.methods.wording import LABELS
from samsyn.methods.writing import data_of, dated, whole, written

ON = date(2026, 11, 22)


def edited(method: Method, **changed: Any) -> Method:
    """The method with other values at addresses with two underscores for each point."""
    data = whole(method)
    for address, value in changed.items():
        *way, last = address.split("__")
        inside: Any = data
        for name in way:
            inside = (
                next(one for one in inside if name in one.values())
                if isinstance(inside, list)
                else inside[name]
            )
        inside[last] = value
    read = read_bytes(written(data).encode(), "metod").value
    assert isinstance(read, Method)
    return read


@pytest.mark.parametrize("method", shipped().methods, ids=lambda one: f"{one.key}-{one.municipality}")
def test_what_is_written_out_is_read_back_the_same(method: Method) -> None:
    text = written(whole(method))
    read = read_bytes(text.encode(), "metod").value
    own = {"municipality": method.municipality, "local_name": None, "base_version": None}
    assert replace(read, **own) == replace(method, **own | {"name": method.title})
    assert written(data_of(text)) == text


def test_a_version_and_its_day_are_put_in() -> None:
    data = dated(whole(loader.method("sspf", on=ON)), 7, ON)
    assert (data["version"], data["valid_from"]) == (7, ON)


SAID = {
    "ages": ({"target_group__ages__oldest": 17}, ["Ålder: 10–18 → 10–17"]),
    "a number of places": ({"capacity": 8}, ["Högst så många samtidigt: ingen → 8"]),
    "a text": (
        {"steps__mapping__written_down": "Kort."},
        ["Steget ”Kartläggande samtal”: Det här antecknas: "],
    ),
    "who is there": (
        {"parties__police__attendance": "when_needed"},
        ["Parten ”Polisen i lokalpolisområdet”: Är med: alltid med → kallas vid behov"],
    ),
    "a time limit": (
        {"steps__consent__time_limit__amount": 1, "steps__consent__time_limit__unit": "months"},
        [
            (
                "Steget ”Information och samtycke”: Tid: inom 14 dagar efter Är SSPF rätt stöd? → "
                "inom 1 månad efter Är SSPF rätt stöd?"
            )
        ],
    ),
    "no time limit": (
        {"steps__consent__time_limit": None},
        ["Steget ”Information och samtycke”: Tid: inom 14 dagar efter Är SSPF rätt stöd? → ingen"],
    ),
    "a list of words": (
        {"steps__concern__by": ["police", "leisure"]},
        [
            (
                "Steget ”Någon är orolig”: Vilka gör det: den kommunala skolan, kommunens fritidsverksamhet, polisen, "
                "socialtjänsten → polisen, kommunens fritidsverksamhet"
            )
        ],
    ),
    "a rename": ({"name": "Ung och trygg"}, ["Namn: SSPF → Ung och trygg"]),
}


@pytest.mark.parametrize(("changed", "said"), SAID.values(), ids=SAID)
def test_a_change_is_said_in_plain_words(changed: dict[str, Any], said: list[str]) -> None:
    sspf = loader.method("sspf", on=ON)
    found = [str(change) for change in changes(sspf, edited(sspf, **changed))]
    assert len(found) == len(said)
    assert all(one.startswith(begins) for one, begins in zip(found, said, strict=True)), found


def test_what_is_new_gone_and_moved_is_said_once_with_its_name() -> None:
    akero, norrvik = (loader.method("sig", place, on=ON) for place in ("akero", "norrvik"))
    found = [str(change) for change in changes(akero, norrvik)]
    assert "Spåret ”Lämna prostitution”: borttaget" in found
    assert "Steget ”Hot och behov av skydd”: borttaget" in found
    assert not any("Urval”: Spår" in one for one in found)
    back = [str(change) for change in changes(norrvik, akero)]
    assert "Steget ”Hot och behov av skydd”: nytt" in back
    data = whole(norrvik)
    moved = [*data["outcomes"][1:], data["outcomes"][0]]
    (order,) = changes(norrvik, edited(norrvik, outcomes=moved))
    assert order.where == "Hur det kan sluta, ordningen"
    assert str(order.after).endswith("Målen är nådda")


def test_a_section_that_comes_or_goes_is_said() -> None:
    visits = loader.method("linkopingsmodellen", on=ON)
    found = [str(change) for change in changes(visits, replace(visits, talks=None))]
    assert found == ["Samtalen: borttaget"]
    assert [str(change) for change in changes(replace(visits, talks=None), visits)] == ["Samtalen: nytt"]


def test_the_same_method_has_no_changes() -> None:
    sspf = loader.method("sspf", on=ON)
    assert changes(sspf, replace(sspf, version=9, valid_from=date(2027, 1, 1))) == ()


def test_every_key_has_a_name_in_swedish() -> None:
    def keys(shape: Any) -> Iterator[str]:
        if isinstance(shape, type) and is_dataclass(shape):
            for name, inner in keys_of(shape).items():
                yield name
                yield from keys(inner)
        for part in get_args(shape):
            yield from keys(part)

    assert set(keys(Method)) - LABELS.keys() == {"key", "version", "valid_from"}


KEPT = {
    "a text that keeps a rule of law": (
        "linkopingsmodellen",
        {"consents__drug_screening__refusal": "Ett nej noteras."},
        "consents.drug_screening.refusal",
    ),
    "an obstacle that is gone": (
        "sspf",
        {"target_group__exclusions": []},
        "target_group.exclusions",
    ),
    "an obstacle that somebody may pass": (
        "sspf",
        {
            "target_group__exclusions__acute_danger__override": "with_reason",
            "target_group__exclusions__acute_danger__override_by": "handler",
        },
        "target_group.exclusions.acute_danger.override",
    ),
    "a time limit that law sets": (
        "report_meeting",
        {"steps__decision__time_limit__amount": 21},
        "steps.decision.time_limit",
    ),
    "what is never told": ("linkopingsmodellen", {"visit__never_told": []}, "visit.never_told"),
    "a higher last age": ("sspf", {"target_group__hard_stop": 25}, "target_group.hard_stop"),
}


@pytest.mark.parametrize(("key", "changed", "address"), KEPT.values(), ids=KEPT)
def test_what_is_alike_everywhere_is_kept_in_a_copy(key: str, changed: dict[str, Any], address: str) -> None:
    origin = loader.method(key, on=ON)
    assert list(kept_findings(origin, origin)) == []
    assert address in {finding.address for finding in kept_findings(edited(origin, **changed), origin)}


def test_names_ages_time_limits_and_criteria_may_be_a_municipalitys_own() -> None:
    sspf = loader.method("sspf", on=ON)
    own = edited(
        sspf,
        name="Ung och trygg",
        evidence="Vi följer upp själva.",
        target_group__ages__oldest=15,
        target_group__criteria__concern_known__question="Är du orolig?",
        steps__consent__time_limit__amount=5,
    )
    assert list(kept_findings(own, sspf)) == []


class TestASource:
    @pytest.fixture(autouse=True)
    def published(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loader, "_sources", [])
        sspf = loader.method("sspf", on=ON)
        own = [
            replace(sspf, municipality="akero", version=number, valid_from=day, name=f"SSPF {number}")
            for number, day in ((1, date(2026, 3, 1)), (2, date(2026, 11, 1)))
        ]
        for _ in range(2):
            loader.add_source(self.source)
        self.own = own

    def source(self, municipality: str) -> list[Method]:
        return [method for method in self.own if method.municipality == municipality]

    def test_what_a_municipality_has_published_is_found_from_its_day(self) -> None:
        assert loader.method("sspf", "akero", on=date(2026, 10, 31)).name == "SSPF 1"
        assert loader.method("sspf", "akero", on=date(2026, 11, 1)).name == "SSPF 2"

    def test_a_case_keeps_the_version_it_began_under(self) -> None:
        assert loader.method_version("sspf", "akero", 1).name == "SSPF 1"
        assert loader.method_version("sig", "akero", 1).title == "SIG i Åkerö"

    def test_another_municipality_has_nothing_of_it(self) -> None:
        with pytest.raises(UnknownMethodError):
            loader.method("sspf", "norrvik", on=ON)
        assert [one.title for one in loader.valid("norrvik", on=ON)] == [
            "Hembesök tillsammans",
            "Sociala insatsgruppen i Norrvik",
        ]

    def test_it_stands_among_those_that_a_case_may_begin_under(self) -> None:
        assert [one.title for one in loader.valid("akero", on=ON)] == [
            "Linköpingsmodellen i Åkerö",
            "SIG i Åkerö",
            "SSPF 2",
        ]
        assert {one.key for one in loader.valid(on=ON)} == {
            "linkopingsmodellen",
            "report_meeting",
            "sig",
            "sspf",
        }
