"""Every text of the source is said in English too, once and whole."""

import yaml

from samsyn.capabilities.tips import languages
from tests.translations.catalogues import tool


def test_every_text_has_its_english_and_every_compiled_catalogue_is_what_stands_beside_it():
    assert "\n".join(tool().check()) == ""


def test_a_faulty_translation_is_found():
    its = tool()

    def found(source: object, target: object) -> list[str]:
        return list(its.faults(its.Message(source, target)))

    assert found("Spara", "Save") == []
    assert found("Spara", "") == ["has no translation"]
    assert found("Hej %(name)s", "Hello %(who)s") == ["has other placeholders than the Swedish"]
    assert found("<strong>Nu</strong>", "Now") == ["has other HTML tags than the Swedish"]
    assert found(("En dag", "%(n)s dagar"), ("One day", "%(n)s days")) == []
    assert found(("En dag", "%(n)s dagar"), ("One day", "days")) == [
        "has other placeholders than the Swedish"
    ]


def test_texts_in_a_components_attribute_and_trimmed_blocks_are_found(tmp_path):
    folder = tmp_path / "templates"
    folder.mkdir()
    page = folder / "page.html"
    page.write_text(
        "<c-card heading=\"{% translate 'Rubrik' %}\">{% icon 'x' label=_('Ikon') %}\n"
        "  {% blocktranslate count n=n trimmed %}En\n   sak{% plural %}{{ n }} saker{% endblocktranslate %}</c-card>",
        "utf-8",
    )
    assert [words for words, _ in tool().texts_of(page)] == ["Rubrik", "Ikon", ("En sak", "%(n)s saker")]


def test_the_publics_english_and_the_workers_say_the_same():
    """The public's own file is read last and would say otherwise on the worker's pages too."""
    pairs = yaml.safe_load((languages.FOLDER / "en.yaml").read_text("utf-8"))["texts"]
    public = {pair["sv"]: pair["en"] for pair in pairs}
    its = tool()
    workers = {
        key[0]: entry.string
        for found in its.source_texts()
        for key, entry in its.read(found.catalogue).items()
        if isinstance(key[0], str)
    }
    assert {text: workers[text] for text in public if text in workers} == {
        text: said for text, said in public.items() if text in workers
    }
