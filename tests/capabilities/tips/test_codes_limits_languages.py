"""The small parts: codes, limits, translation files."""

import gettext
import io
import re
import uuid

import pytest

from samsyn.capabilities.tips import codes, languages
from samsyn.capabilities.tips.limits import Doorkeeper, Limit, LimitError, read_limit

from .texts import public_texts


def test_a_code_has_a_hundred_bits_in_five_groups_and_follows_from_its_form():
    form = uuid.uuid4()
    code = codes.receipt_code(form)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert codes.receipt_code(form) == code
    assert len({codes.receipt_code(uuid.uuid4()) for _ in range(1000)}) == 1000


def test_a_code_is_known_however_it_is_typed():
    assert codes.normalised(" 7kq4 m2xd-or8t.vw3b c5nI") == "7KQ4M2XD0R8TVW3BC5N1"
    assert codes.code_hash("7KQ4-M2XD") == codes.code_hash("7KQ4M2XD")


@pytest.mark.parametrize(
    "typed", ["", "7KQ4", "7KQ4-M2XD-0R8T-VW3B-C5NU", "7KQ4-M2XD-0R8T-VW3B-C5NEE", "ÅÄÖ" * 8]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert codes.normalised(typed) is None


def test_one_source_is_limited_and_another_is_not():
    keeper = Doorkeeper(Limit(one_source=2, everybody=100))
    assert [keeper.lets_in("203.0.113.5", 1000.0) for _ in range(3)] == [True, True, False]
    assert keeper.lets_in("203.0.113.6", 1001.0)


def test_after_ten_minutes_everything_is_forgotten_also_the_key():
    keeper = Doorkeeper(Limit(one_source=1, everybody=100))
    assert keeper.lets_in("203.0.113.5", 1000.0)
    salt = keeper._salt
    assert not keeper.lets_in("203.0.113.5", 1500.0)
    assert keeper.lets_in("203.0.113.5", 1601.0)
    assert keeper._salt != salt


def test_all_together_are_limited_for_a_minute():
    keeper = Doorkeeper(Limit(one_source=100, everybody=2))
    assert [keeper.lets_in("127.0.0.1", 1000.0) for _ in range(3)] == [True, True, False]
    assert keeper.lets_in("127.0.0.1", 1060.0)


def test_sources_that_cannot_be_told_apart_are_not_limited_one_by_one():
    keeper = Doorkeeper(Limit(one_source=1, everybody=100))
    assert all(keeper.lets_in(source, 1000.0) for source in ("127.0.0.1", "::1", "", "unix:", "127.0.0.1"))


def test_an_address_is_nowhere_in_what_is_counted():
    keeper = Doorkeeper(Limit(one_source=5, everybody=100))
    keeper.lets_in("203.0.113.5", 1000.0)
    assert b"203.0.113.5" not in b"".join(keeper._counts)


@pytest.mark.parametrize("text", ["", "30", "a,b", "0,100", "30,-1", "1,2,3"])
def test_a_limit_that_cannot_be_read_says_how_it_should_look(text):
    with pytest.raises(LimitError, match="SAMSYN_TIP_LIMIT"):
        read_limit(text)


@pytest.mark.parametrize("code", sorted(set(languages.languages()) - {"sv"}))
def test_every_text_the_public_can_see_is_translated(code):
    texts = languages.languages()[code].texts
    assert public_texts() - set(texts) == set()
    assert set(texts) - public_texts() == set()


@pytest.mark.parametrize("code", sorted(set(languages.languages()) - {"sv"}))
def test_a_translation_keeps_the_places_that_are_filled_in(code):
    for source, target in languages.languages()[code].texts.items():
        assert sorted(re.findall(r"%\(\w+\)s", source)) == sorted(re.findall(r"%\(\w+\)s", target)), source
        assert source.count(" | ") == target.count(" | ")


def test_adding_a_file_adds_a_language(tmp_path, monkeypatch):
    for path in languages.FOLDER.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "so.yaml").write_text("name: Soomaali\ntexts:\n- sv: Språk\n  so: Luqad\n", "utf-8")
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    languages.languages.cache_clear()
    try:
        assert next(iter(languages.languages().values())).name == "Svenska"
        assert languages.languages()["so"].texts == {"Språk": "Luqad"}
    finally:
        languages.languages.cache_clear()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("texts: []", "skriv name"),
        ("- a", "skriv name"),
        ("name: X\nspråk: ar", "skriv name"),
        ("name: X\ntexts:\n- sv: a\n  en: b", "text 1: skriv sv: … och so: …"),
        ("name: [", "kunde inte läsas"),
    ],
)
def test_a_language_file_that_is_wrong_is_named(tmp_path, content, says):
    path = tmp_path / "so.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(languages.LanguageError, match="so.yaml") as error:
        languages.read_language(path)
    assert says in str(error.value)


def test_the_pairs_become_what_gettext_reads_plurals_included():
    words = gettext.GNUTranslations(
        io.BytesIO(languages.compiled({"hej": "hello", "%(n)s fel | %(n)s fel!": "a | b"}))
    )
    assert words.gettext("hej") == "hello"
    assert (words.ngettext("%(n)s fel", "%(n)s fel!", 1), words.ngettext("%(n)s fel", "%(n)s fel!", 2)) == (
        "a",
        "b",
    )
