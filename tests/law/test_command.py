"""The command: answers, and clear messages with line and field."""

import io
import json
import shutil
from pathlib import Path

import pytest

from samsyn.law.book import FOLDER
from samsyn.law.command import run
from samsyn.law.places import line_of
from samsyn.law.scenarios_file import FOLDER as CASES

GIVEN = (Path(__file__).parent / "given.jsonl").read_text(encoding="utf-8").splitlines()
QUESTION = json.loads(GIVEN[0])["question"]
LIST = f'[\n{json.dumps(QUESTION)},\n{{"on": "2026-02-01",\n  "sender": "polis"}}\n]'


def law(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
    """Run the command; its status, what it wrote and what it complained of."""
    out, error = io.StringIO(), io.StringIO()
    status = run(list(arguments), io.StringIO(stdin), out, error)
    return status, out.getvalue(), error.getvalue()


def test_one_question_gets_one_answer() -> None:
    status, out, error = law("assess", "-", stdin=json.dumps(QUESTION))
    assert (status, error) == (0, "")
    assert json.loads(out)["outcome"] == "duty"


def test_a_list_gets_a_list_and_an_empty_one_an_empty_one() -> None:
    status, out, _ = law("assess", "-", stdin=json.dumps([QUESTION, QUESTION]))
    assert status == 0
    assert [answer["grounds"] for answer in json.loads(out)] == [["SOL-19-1"], ["SOL-19-1"]]
    assert law("assess", "-", stdin="[]") == (0, "[]\n", "")


def test_a_file_is_read(tmp_path) -> None:
    path = tmp_path / "frågor.json"
    path.write_text(json.dumps(QUESTION), encoding="utf-8")
    assert law("assess", str(path))[0] == 0


def test_a_file_that_is_missing_or_not_text_is_refused(tmp_path) -> None:
    status, out, error = law("assess", str(tmp_path / "saknas.json"))
    assert (status, out) == (2, "")
    assert "saknas.json" in error
    path = tmp_path / "latin.json"
    path.write_bytes("[å]".encode("latin-1"))
    status, out, error = law("assess", str(path))
    assert (status, out) == (2, "")
    assert "inte skriven i UTF-8" in error


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{\n", "rad 2, tecken 1: texten är inte JSON"),
        ("", "rad 1, tecken 1: texten är inte JSON"),
        ('{"on":\n NaN}', "ett tal går inte att läsa (NaN är inget tal)"),
        ('{"on": ' + "9" * 5000 + "}", "ett tal går inte att läsa"),
        ("[" * 100_000, "för många nivåer"),
        ('{"on": 1,\n "on": 2}', "on: står två gånger."),
        ('"police"', "rad 1: ska vara ett objekt"),
    ],
)
def test_what_is_not_readable_is_refused_with_its_line(text: str, message: str) -> None:
    status, out, error = law("assess", "-", stdin=text)
    assert (status, out) == (2, "")
    assert error.startswith("samsyn law: standard in: ")
    assert message in error


def test_a_malformed_question_in_a_list_is_named_by_line_and_field_and_nothing_is_answered() -> None:
    status, out, error = law("assess", "-", stdin=LIST)
    assert (status, out) == (2, "")
    assert error == "samsyn law: standard in: rad 3: [1].recipient: saknas. Fältet måste finnas.\n"


def test_a_wrong_value_is_named_by_its_own_line() -> None:
    text = json.dumps({**QUESTION, "consents": [], "purpose": "hjälpa"}, indent=1)
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if '"purpose"' in row)
    assert f"rad {line}: purpose: okänt ord" in law("assess", "-", stdin=text)[2]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("", 1),
        ("[0].a", 2),
        ("[1].b[1].c", 6),
        ("[1].b[1].missing", 5),
        ("[1].d", 8),
        ("[1].d.e", 8),
        ("[0].f.g", 2),
        ("[1].b.x", 4),
        ("[0][3]", 2),
    ],
)
def test_the_line_of_a_place_is_found(path: str, line: int) -> None:
    text = '[\n{"a": 1, "f": {}},\n{\n"b": [{"c": 0},\n{"z": "]}",\n"c": 2}\n],\n"d": "slut"}\n]'
    assert line_of(text, path) == line


@pytest.mark.parametrize(
    "arguments", [[], ["assess"], ["svara", "-"], ["text", "a", "b"], ["diff", "2026-01-01"]]
)
def test_other_words_get_the_usage(arguments: list[str]) -> None:
    status, out, error = law(*arguments)
    assert (status, out) == (2, "")
    assert error.startswith("Så här används samsyn law:")


def test_a_day_that_is_none_is_refused() -> None:
    assert law("text", "i dag") == (2, "", "samsyn law: DAG: 'i dag' är inget datum. Skriv ÅÅÅÅ-MM-DD.\n")


def test_the_body_of_rules_is_printed_by_direction_with_days_and_sources() -> None:
    status, out, _ = law("text")
    assert status == 0
    assert out.count("### Från socialtjänsten till polisen\n") == 1
    between = out.split("### Från socialtjänsten till polisen\n")[1].split("###")[0]
    assert (
        "- **10 kap. 18 a § OSL** (får, `OSL-10-18a`, från och med 2025-04-01): socialtjänsten får" in between
    )
    assert "OSL-10-18a-v1" not in between
    entry = out.split("### 10 kap. 18 a § OSL (lydelsen till och med den 31 mars 2025)\n")[1].split("###")[0]
    assert "`OSL-10-18a-v1`, möjlighet, från och med 2013-01-01 till och med 2025-03-31." in entry
    assert (
        "- Källa: prop. 2011/12:171 (S7), S1 för datumen. Säkerhet: en god andrahandskälla är läst." in entry
    )
    assert "`15a-mot-23`" in out.split("## 3. Oklara punkter")[1]
    assert "**Förhandsbedömning** (`preliminary_assessment`): Besluta inom 14 dagar" in out
    assert "vårt förslag, ingen lagregel" in out


def test_the_published_text_is_the_one_that_the_program_prints() -> None:
    published = Path(__file__).parents[2] / "docs/law/lagtexten.md"
    fresh = published.read_text(encoding="utf-8") == law("text")[1]
    assert fresh, "Lagtexten är gammal. Skriv om den: samsyn law text > docs/law/lagtexten.md"


def test_the_body_of_rules_has_every_question_and_every_word() -> None:
    out = law("text")[1]
    assert "- `concern_for_child` (bedöms): " in out
    assert "- `police`: polisen\n" in out.split("### Parter\n")[1].split("###")[0]


def test_the_body_of_rules_of_a_day_has_only_what_held_then() -> None:
    out = law("text", "2024-06-01")[1]
    assert out.startswith("# Regelverket den 2024-06-01\n")
    assert "`OSL-10-18a-v1`" in out
    assert "OSL-10-15a" not in out
    assert "`SOL-19-1`" not in out


def test_the_words_of_the_conditions_are_readable() -> None:
    out = law("text", "2026-02-01")[1]
    for line in (
        "- Från: alla utom föreningen, vårdnadshavaren, den unge, privatpersonen",
        "- Ålder: under 21 år",
        "- Ålder: från 15 år",
        "- På eget initiativ",
        "- Utan begäran: möjlighet",
        "- Brottet: minst 6 månaders fängelse, och vid försök, förberedelse eller stämpling minst 12 månader",
        "- Krävs: det är inte olämpligt att lämna uppgiften",
        "- Hindrar om: utredningen kan antas ta skada",
        "- Gäller inte om någon har angett att synnerliga skäl talar emot",
        "- Gäller oavsett ålder om personen har ett fortgående skadligt bruk eller beroende",
        "- Uppgifter: alla\n",
    ):
        assert line in out


def test_the_difference_between_two_days_says_what_is_new_changed_and_gone() -> None:
    out = law("diff", "2025-11-30", "2026-01-15")[1]
    assert "- Ny: 10 kap. 15 a § första stycket 1 OSL (`OSL-10-15a-prevent`)" in out
    assert "- Ny lydelse: 19 kap. 1 § SoL och 10 kap. 28 § OSL (`SOL-19-1`)\n  - före: " in out
    assert "- Ny oklar punkt: `15a-mot-23`" in out
    assert "- Inte längre oklart: `aldre-lydelse-21`" in out
    assert "- Ny tidsgräns: Återkoppling till den som är anmälningsskyldig (19 kap. 6 § SoL)" in out
    back = law("diff", "2026-01-15", "2025-11-30")[1]
    assert "- Upphör: 10 kap. 15 a § första stycket 1 OSL" in back
    assert "- Tidsgräns som upphör: Återkoppling" in back


def test_between_two_days_without_change_nothing_is_said_to_change() -> None:
    expected = "# Vad som ändras från 2026-02-01 till 2026-02-02\n\nInget ändras.\n"
    assert law("diff", "2026-02-01", "2026-02-02") == (0, expected, "")


def test_the_check_reads_the_files_of_the_package_and_says_how_many() -> None:
    status, out, error = law("check")
    assert (status, error) == (0, "")
    assert out.endswith("undantag: alla får svaret som står.\n")


def test_the_check_says_what_a_changed_provision_answers_otherwise(tmp_path) -> None:
    shutil.copytree(FOLDER, tmp_path / "lag")
    path = tmp_path / "lag" / "social_services.toml"
    path.write_text(path.read_text("utf-8").replace("under_age = 21", "under_age = 20"), encoding="utf-8")
    status, out, error = law("check", str(tmp_path / "lag"))
    assert (status, out) == (1, "")
    assert "boundaries.toml: OSL-10-18a 21 år: before skulle vara opens men blev nothing" in error
    assert "får ett annat svar än det som står." in error


def test_the_check_of_a_file_that_cannot_be_read_names_file_provision_and_key(tmp_path) -> None:
    shutil.copytree(FOLDER, tmp_path / "lag")
    path = tmp_path / "lag" / "social_services.toml"
    text = path.read_text("utf-8").replace('citation = "10 kap. 18 a § OSL"', "")
    path.write_text(text, encoding="utf-8")
    expected = "samsyn law: social_services.toml: OSL-10-18a: citation: saknas.\n"
    assert law("check", str(tmp_path / "lag"), str(CASES)) == (2, "", expected)


def test_the_check_of_a_folder_that_is_missing_is_refused(tmp_path) -> None:
    expected = f"samsyn law: {tmp_path / 'saknas'}: mappen finns inte.\n"
    assert law("check", str(tmp_path / "saknas")) == (2, "", expected)
