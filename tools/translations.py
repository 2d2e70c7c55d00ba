"""Keep the catalogues of translated texts: `python tools/translations.py update`, `compile` or `check`.

Swedish is the language of every text in the source. Each folder with an `apps.py` has its own catalogue, for its code
and its templates, in `locale/en/LC_MESSAGES/django.po`, and what Django reads, `django.mo`, beside it. What lies in no
such folder has its catalogue in `src/samsyn/locale`. No other program than Python is needed.
"""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from gettext import GNUTranslations
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "samsyn"
LANGUAGE = "en"
INSIDE = Path("locale") / LANGUAGE / "LC_MESSAGES" / "django.po"
ONE, SEVERAL, ONE_IN, SEVERAL_IN = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": ONE, "gettext": ONE, "gettext_lazy": ONE, "gettext_noop": ONE, "ngettext": SEVERAL, "ngettext_lazy": SEVERAL,
    "pgettext": ONE_IN, "pgettext_lazy": ONE_IN, "npgettext": SEVERAL_IN, "npgettext_lazy": SEVERAL_IN,
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
HEAD = """Texts of Samsyn in English. The text itself is in Swedish, in the code.
`make translations` adds new texts and removes those that are gone; see docs/translating.md."""

Words = str | tuple[str, ...]
Key = tuple[Words, str | None]


class Plain(Catalog):
    """A catalogue whose head says nothing that changes with the day or the machine."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "Samsyn"),
            ("Language", LANGUAGE),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ]


@dataclass
class Found:
    """The texts of one folder's code and templates, each with the files it stands in."""

    folder: Path
    places: dict[Key, set[str]] = field(default_factory=dict)

    @property
    def catalogue(self) -> Path:
        return self.folder / INSIDE


def source_texts() -> list[Found]:
    """Every text of the source, by the folder whose catalogue it belongs in."""
    settings.configured or settings.configure(INSTALLED_APPS=[])
    by_folder: dict[Path, Found] = {}
    for path in sorted(SOURCE.rglob("*")):
        folder = next((one for one in path.parents if (one / "apps.py").exists()), SOURCE)
        for key in texts_of(path):
            found = by_folder.setdefault(folder, Found(folder))
            found.places.setdefault(key, set()).add(path.relative_to(folder).as_posix())
    return list(by_folder.values())


def texts_of(path: Path) -> Iterator[Key]:
    """The texts of one file, with their contexts; none for what is neither code nor a template."""
    if path.suffix == ".py":
        code = path.read_text("utf-8")
    elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
        lines = templatize(path.read_text("utf-8"), origin=str(path)).splitlines()
        code = "\n".join(line.strip() for line in lines)
    else:
        return
    for _line, words, _comments, context in extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS):
        yield words, context


def read(path: Path) -> dict[Key, Message]:
    """The catalogue's entries by their key; none when there is no file yet."""
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        return {(entry.id, entry.context): entry for entry in read_po(stream, locale=LANGUAGE) if entry.id}


def update() -> None:
    """Add what is new, remove what is gone; a text that another folder has translated gets the same words."""
    everything = source_texts()
    known: dict[Key, Words] = {}
    for found in everything:
        known |= {key: entry.string for key, entry in read(found.catalogue).items() if any(entry.string)}
    for found in everything:
        own = {key: entry.string for key, entry in read(found.catalogue).items() if any(entry.string)}
        catalogue = Plain(
            locale=LANGUAGE, header_comment="\n".join(f"# {line}" for line in HEAD.splitlines()), fuzzy=False
        )
        for key, places in sorted(found.places.items(), key=lambda item: (min(item[1]), str(item[0]))):
            words, context = key
            string = own.get(key) or known.get(key) or ""
            catalogue.add(words, string, [(place, None) for place in sorted(places)], context=context)
        found.catalogue.parent.mkdir(parents=True, exist_ok=True)
        with found.catalogue.open("wb") as stream:
            write_po(stream, catalogue, width=118)
        missing = sum(not any(entry.string) for entry in catalogue if entry.id)
        print(f"{found.folder.relative_to(SOURCE)}: {len(found.places)} texts, {missing} to translate")
    write_compiled()


def write_compiled() -> None:
    """Write every `django.mo` from the `django.po` beside it."""
    for path in sorted(SOURCE.rglob(str(INSIDE))):
        catalogue = Plain(locale=LANGUAGE, fuzzy=False)
        for (words, context), entry in read(path).items():
            catalogue.add(words, entry.string, flags=entry.flags, context=context)
        with path.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)


def check() -> list[str]:
    """What is wrong in the catalogues, a line each; empty when every text has its English."""
    everything = source_texts()
    wrong: list[str] = []
    said: dict[Key, tuple[Words, Path]] = {}
    for found in everything:
        entries = read(found.catalogue)
        where = found.catalogue.relative_to(SOURCE)
        wrong += [
            f"{where}: is new and not in the catalogue: {key[0]}"
            for key in found.places.keys() - entries.keys()
        ]
        wrong += [
            f"{where}: is no longer in the source: {key[0]}" for key in entries.keys() - found.places.keys()
        ]
        for key, entry in entries.items():
            wrong += [f"{where}: {fault}: {key[0]}" for fault in faults(entry)]
            string, other = said.setdefault(key, (entry.string, where))
            if string != entry.string:
                wrong.append(f"{where}: is said in another way in {other}: {key[0]}")
        done = [entry for entry in entries.values() if any(entry.string)]
        if compiled(found.catalogue) != {words: text for entry in done for words, text in forms(entry)}:
            wrong.append(f"{where}: django.mo is not what this compiles to: run make translations")
    homes = {found.catalogue for found in everything}
    wrong += [
        f"{path}: no source text belongs here" for path in SOURCE.rglob(str(INSIDE)) if path not in homes
    ]
    return wrong


def faults(entry: Message) -> Iterator[str]:
    """What is wrong in one entry."""
    sources, targets = _several(entry.id), _several(entry.string)
    if not all(targets) or len(sources) != len(targets):
        yield "has no translation"
        return
    if entry.fuzzy:
        yield "is marked as unsure (fuzzy)"
    # Each form is held to the form of several: only that one always has its number
    wanted = sources[-1]
    for target in targets:
        if not _same(PLACEHOLDER, wanted, target, missing_is_well=len(targets) > 1 and target is targets[0]):
            yield "has other placeholders than the Swedish"
        if sorted(TAG.findall(wanted)) != sorted(TAG.findall(target)):
            yield "has other HTML tags than the Swedish"


def _same(pattern: re.Pattern[str], source: str, target: str, *, missing_is_well: bool) -> bool:
    wanted, given = set(pattern.findall(source)), set(pattern.findall(target))
    return given <= wanted if missing_is_well else given == wanted


def _several(words: Words) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (words,)


def forms(entry: Message) -> Iterator[tuple[str | tuple[str, int], str]]:
    """The entry as Python's gettext holds it: one pair, or one for each form of the plural."""
    sources, targets = _several(entry.id), _several(entry.string)
    first = f"{entry.context}\x04{sources[0]}" if entry.context else sources[0]
    if len(sources) == 1:
        yield first, targets[0]
    else:
        yield from (((first, number), target) for number, target in enumerate(targets))


def compiled(path: Path) -> dict[str | tuple[str, int], str]:
    """What the `django.mo` beside a catalogue says, without its head."""
    try:
        with path.with_suffix(".mo").open("rb") as stream:
            texts = dict(GNUTranslations(stream)._catalog)  # type: ignore[attr-defined] # noqa: SLF001
    except FileNotFoundError:
        return {}
    texts.pop("", None)
    return texts


def main(arguments: list[str]) -> int:
    """Do what is asked for and give back the exit status."""
    match arguments:
        case ["update"]:
            update()
        case ["compile"]:
            write_compiled()
        case ["check"]:
            wrong = check()
            print("\n".join(wrong) or "Every text has its English.")
            return 1 if wrong else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
