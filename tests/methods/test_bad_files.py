"""Files that are not what a method file is: each refused in words, with its line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samsyn.methods.faults import MethodError
from samsyn.methods.files import read_bytes
from samsyn.methods.library import read_library
from samsyn.methods.model import Method


def only(faults):
    assert len(faults) == 1, faults
    return faults[0]


BAD = {
    "an empty file": (b"", 1, "filen", "är tom"),
    "a list": (b"- a\n- b\n", 1, "filen", "är tom eller har inga nycklar"),
    "a file that is not UTF-8": ("key: a\nname: Åkerö\n".encode("latin-1"), 2, "filen", "inte UTF-8"),
    "a control character": (b"key: a\nname: A\x07B\n", 2, "name", "U+0007"),
    "a tabulator": (b"key: a\n\tname: b\n", 2, "name", "U+0009"),
    "a character that turns the text around": ("key: a\nname: A\u202eB\n".encode(), 2, "name", "U+202E"),
    "a control character in no key": (b"key: a\n# \x00\n", 2, "filen", "U+0000"),
    "a quotation mark that is not closed": (
        b'key: a\nname: "Link\n',
        3,
        "filen",
        "går inte att läsa som YAML",
    ),
    "a colon in a text": (b"key: a\nname: Link: modell\n", 2, "name", "går inte att läsa som YAML"),
    "two documents": (b"key: a\n---\nkey: b\n", 2, "filen", "går inte att läsa som YAML"),
    "an alias of nothing": (b"key: a\nname: *b\n", 2, "name", "går inte att läsa som YAML"),
    "brackets in brackets without end": (b"key: " + b"[" * 5000, 1, "filen", "för många nivåer"),
    "a file that is too large": (b"#" * 500_001, 1, "filen", "större än 500 kB"),
}


@pytest.mark.parametrize(("content", "line", "key", "says"), BAD.values(), ids=BAD)
def test_is_refused(faults_of, content, line, key, says) -> None:
    fault = only(faults_of(metod=content))
    assert (fault.line, fault.key) == (line, key)
    assert says in fault.message


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_is_read(faults_of, small_text) -> None:
    assert faults_of(metod=b"\xef\xbb\xbf" + small_text.replace("\n", "\r\n").encode()) == ()


def test_a_file_that_is_not_there_is_named(tmp_path) -> None:
    missing = tmp_path / "saknas.yaml"
    with pytest.raises(MethodError) as refused:
        read_library([missing])
    assert str(refused.value).startswith(f"{missing}:1: filen: filen går inte att öppna")


BAD_VALUES = {
    "a key with capitals": ("key: ung_och_trygg", "key: Ung", "key", "ett ord av små bokstäver"),
    "a key that is too long": ("key: ung_och_trygg", "key: " + "u" * 61, "key", "högst 60 tecken"),
    "a text that is only space": ("name: Ung och trygg", 'name: "  "', "name", "texten är tom"),
    "a text without end": (
        "name: Ung och trygg",
        "name: " + "u" * 100_000,
        "name",
        "texten är 100000 tecken lång",
    ),
    "a hidden character by its code": ("name: Ung och trygg", r'name: "Ung\u200b"', "name", "U+200B"),
    "a number for a text": ("name: Ung och trygg", "name: 12", "name", "inte ”12”"),
    "a yes for a text": ("name: Ung och trygg", "name: yes", "name", "inom citattecken"),
    "a number past its bounds": ("version: 1", "version: 0", "version", "ett heltal från 1 till 9999"),
    "a number in another base": ("version: 1", "version: 0x1", "version", "inte ”0x1”"),
    "a number with a fraction": ("version: 1", "version: 1.0", "version", "inte ”1.0”"),
    "a day that is not in the calendar": (
        "2026-01-01",
        "2026-02-30",
        "valid_from",
        "finns inte i almanackan",
    ),
    "a day with a time": ("2026-01-01", "2026-01-01 10:00:00", "valid_from", "utan klockslag"),
    "a day in other words": ("2026-01-01", "nyår", "valid_from", "en dag som 2026-01-31"),
    "a yes in another word": ("lead: true", "lead: yes", "parties.social_services.lead", "true eller false"),
    "a choice that is not there": (
        "kind: assessment",
        "kind: asessment",
        "steps.concern.kind",
        "Menade du ”assessment”?",
    ),
    "a choice like no other": (
        "kind: assessment",
        "kind: xyz",
        "steps.concern.kind",
        "Välj bland: after_check, assessment, closing",
    ),
    "an unknown key": ("version: 1", "version: 1\nscore: 3", "score", "nyckeln ”score” finns inte"),
    "a key that stands twice": ("version: 1", "version: 1\nversion: 2", "version", "står två gånger"),
    "a key that is a list": ("version: 1", "version: 1\n? [a]\n: b", "?", "nyckeln ”?” finns inte"),
    "a merge": ("version: 1", "version: 1\n<<: {a: b}", "<<", "nyckeln ”<<” finns inte"),
    "two steps of one name": ("key: extra", "key: ask", "steps.ask", "står redan på rad"),
    "a word twice in a list": (
        "tracks: [together, mark]",
        "tracks: [mark, mark]",
        "steps.concern.tracks.mark",
        "står redan på rad",
    ),
    "a step that is a word": (
        "steps:",
        "steps:\n  - extra",
        "steps.extra",
        "nycklar på egna, indragna rader: key, kind",
    ),
    "a step without a name": ("  - key: extra\n", "  - ky: extra\n", "steps.4.ky", "Menade du ”key”?"),
    "a name that is a list": (
        "  - key: extra\n",
        "  - key: [a]\n",
        "steps.4.key",
        "inte en lista eller nycklar",
    ),
    "an alias": (
        "by: [social_services]\n    manner: one_of_them\n    takes_part: [guardian]",
        "by: &a [social_services]\n    manner: one_of_them\n    takes_part: *a",
        "steps.ask.takes_part",
        "ankare och alias",
    ),
    "a list in a list": (
        "by: [school_municipal, social_services]",
        "by: [[police]]",
        "steps.concern.by.1",
        "inte en lista",
    ),
    "a list for a text": ("name: Ung och trygg", "name: [a]", "name", "inte en lista eller nycklar"),
    "a text for a list": ("support: []", "support: inget", "support", "här ska stå en lista"),
}


@pytest.mark.parametrize(("old", "new", "key", "says"), BAD_VALUES.values(), ids=BAD_VALUES)
def test_a_value_is_refused(faults_of, small_text, old, new, key, says) -> None:
    changed = small_text.replace(old, new, 1)
    assert changed != small_text
    found = [fault for fault in faults_of(metod=changed) if fault.key == key]
    assert any(says in fault.message for fault in found), found


def test_every_fault_is_one_line_whatever_was_written(faults_of, small_text) -> None:
    changed = small_text.replace("kind: assessment", 'kind: "a\\n\\nb"').replace(
        "- key: extra", '- key: "x\\ny"'
    )
    faults = faults_of(metod=changed.replace("capacity:", '"cap\\nacity":'))
    assert len(faults) >= 3
    assert not any("\n" in str(fault) for fault in faults)


def test_faults_in_many_places_are_all_told(faults_of, small_text) -> None:
    changed = small_text.replace("purpose: En", "purpos: En").replace("youngest: 10", "youngest: tio")
    changed = changed.replace("optional: true", "optional: kanske").replace("counts_hidden_below: 5\n", "")
    assert [(fault.line, fault.key) for fault in faults_of(metod=changed)] == [
        (2, "counts_hidden_below"),
        (6, "purpos"),
        (19, "target_group.ages.youngest"),
        (120, "steps.extra.optional"),
    ]


def test_a_misspelt_key_is_told_once_and_what_stands_under_it_is_read_all_the_same(
    faults_of, small_text
) -> None:
    changed = small_text.replace("  ages:\n    youngest: 10", "  agse:\n    youngest: tio")
    assert [fault.key for fault in faults_of(metod=changed)] == [
        "target_group.agse",
        "target_group.ages.youngest",
    ]


def test_a_fault_says_what_to_do_next(faults_of, small_text) -> None:
    fault = only(faults_of(metod=small_text.replace("capacity: 5\n", "")))
    assert (
        fault.message == "nyckeln ”capacity” saknas. Lägg till den; skriv null eller [] om den inte gäller."
    )


def test_the_small_file_is_a_method_and_not_settings(small_text, tmp_path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(small_text)
    (method,) = read_library([path]).methods
    assert isinstance(method, Method)
    assert (method.key, method.capacity, method.title, method.lead.kind) == (
        "ung_och_trygg",
        5,
        "Ung och trygg",
        "social_services",
    )


BROKEN = [
    "\t",
    "\x00",
    "\u2028",
    "&a ",
    "*a",
    "? ",
    "---\n",
    "%YAML 9\n",
    "!!binary ",
    "<<: ",
    "key: ",
    "- ",
    "{",
    '"',
    "\\",
]


def faults_in(content: str):
    """The faults, or None where what is left still has the shape of a method."""
    try:
        read_bytes(content.encode(), "metod.yaml")
    except MethodError as error:
        return error.faults
    return None


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_file_however_broken_ends_in_anything_but_faults_with_their_lines(small_text, data) -> None:
    at = data.draw(st.integers(0, len(small_text)))
    left_out = data.draw(st.integers(0, 40))
    broken = small_text[:at] + data.draw(st.sampled_from(BROKEN)) + small_text[at + left_out :]
    faults = faults_in(broken)
    assert faults is None or len(faults) > 0
    assert all(1 <= fault.line <= broken.count("\n") + 2 for fault in faults or ())
