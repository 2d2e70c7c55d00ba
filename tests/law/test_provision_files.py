"""The provision files: complete, and refused with file, provision and key where something is wrong."""

import shutil
import string
from datetime import date, timedelta
from pathlib import Path

import pytest

from samsyn.law.book import FOLDER, Book, load, the_book
from samsyn.law.errors import LawDataError
from samsyn.law.vocabulary import Fact, Kind

ROWS = (Path(__file__).parent / "rule_rows.csv").read_text(encoding="utf-8").split()
FILE = "social_services.toml"


def changed(folder: Path, name: str, find: str, put: str) -> Book:
    """The body of rules with one text changed in one file."""
    shutil.copytree(FOLDER, folder / "p")
    path = folder / "p" / name
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    return load(folder / "p")


def test_every_row_of_the_rules_is_there_with_its_first_and_last_day() -> None:
    first, last = {}, {}
    for p in sorted(the_book().provisions, key=lambda p: p.first_day):
        first.setdefault(p.id, p.first_day)
        last[p.id] = p.last_day
    assert len(ROWS) == 64
    for row in ROWS:
        id_, from_, to = row.split(";")
        assert id_ in first, id_
        if from_:
            assert date.fromisoformat(from_) in {p.first_day for p in the_book().provisions if p.id == id_}, (
                id_
            )
        assert (last[id_].isoformat() if last[id_] else "") == to, id_


@pytest.mark.parametrize("provision", the_book().provisions, ids=lambda p: f"{p.id} {p.first_day}")
def test_each_wording_holds_from_its_first_day_to_its_last_and_reads_as_a_sentence(provision) -> None:
    assert not provision.in_force(provision.first_day - timedelta(days=1))
    assert provision.in_force(provision.first_day)
    if provision.last_day is None:
        assert provision.in_force(date(2026, 11, 22))
    else:
        assert provision.in_force(provision.last_day)
        assert not provision.in_force(provision.last_day + timedelta(days=1))
    assert provision.wording.endswith(".")
    assert provision.wording[0] in string.ascii_lowercase + "åäö" or provision.wording.startswith("Krim")
    assert all(line.endswith(".") for line in provision.record)
    assert "§" in provision.citation or "lag" in provision.citation


def test_every_fact_has_a_question_that_ends_as_one_and_is_used() -> None:
    used = {Fact.OFFENCE_MIN_MONTHS, Fact.OFFENCE_IS_ATTEMPT}
    for p in the_book().provisions:
        used |= {*p.requires, *p.forbids, *p.unless, *p.stated_by, *p.any_age_if}
    assert used == set(Fact)
    assert all("?" in clause.question for clause in the_book().clauses.values())


def test_a_paragraph_in_two_wordings_answers_for_each_time() -> None:
    concern = sorted((p.first_day, p.id) for p in the_book().provisions if p.paragraph == "SoL 19:1")
    assert [id_ for _, id_ in concern] == ["SOL-14-1-old", "SOL-19-1-v1", "SOL-19-1"]


WRONG = [
    (FILE, 'kind = "permission"', 'kind = "maybe"', "OSL-10-18a-v1: kind: okänt ord 'maybe'"),
    (FILE, 'kind = "permission"', "", "OSL-10-18a-v1: kind: saknas"),
    (FILE, "citation = ", "citaton = ", "OSL-10-18a-v1: citaton: okänd nyckel"),
    (FILE, 'citation = "10 kap. 18 a § OSL"', 'citation = " "', "OSL-10-18a: citation: ska vara en text"),
    (FILE, 'citation = "10 kap. 18 a § OSL"', "", "OSL-10-18a: citation: saknas"),
    (FILE, 'citation = "10 kap. 18 a § OSL"', "citation = 18", "OSL-10-18a: citation: ska vara en text"),
    (FILE, 'id = "OSL-10-20"', "", "nummer 3: id: saknas"),
    (FILE, 'id = "OSL-10-20"', "id = 20", "20: id: ska vara en text"),
    (
        FILE,
        "first_day = 2025-04-01",
        "first_day = 2025-03-31",
        "OSL-10-18a: first_day: börjar gälla 2025-03-31",
    ),
    (FILE, "first_day = 2025-04-01", "", "OSL-10-18a: first_day: saknas"),
    (FILE, "first_day = 2025-04-01", 'first_day = "2025-04-01"', "OSL-10-18a: first_day: ska vara ett datum"),
    (
        FILE,
        "first_day = 2025-04-01",
        "first_day = 2025-04-01T00:00:00",
        "OSL-10-18a: first_day: ska vara ett datum",
    ),
    (
        FILE,
        "last_day = 2025-03-31",
        "last_day = 2012-12-31",
        "OSL-10-18a-v1: last_day: ligger före first_day",
    ),
    (FILE, 'confidence = "M"', 'confidence = "X"', "OSL-10-18a-v1: confidence: ska vara en av H, M, A, U"),
    (FILE, 'record = ["Plats, tid och situation."]', "record = []", "OSL-10-20: record: saknas"),
    (
        FILE,
        'record = ["Plats, tid och situation."]',
        'record = "Plats."',
        "OSL-10-20: record: ska vara en lista",
    ),
    (FILE, 'senders = ["social_services"]', "", "OSL-10-18a-v1: senders: saknas"),
    (
        FILE,
        'senders = ["social_services"]',
        'senders = ["socialen"]',
        "OSL-10-18a-v1: senders: okänt ord 'socialen'",
    ),
    (
        FILE,
        'recipients = ["police"]',
        'recipients = ["police", "police"]',
        "recipients: samma ord står två gånger",
    ),
    (
        FILE,
        'categories_except = ["criminal_record"]',
        'categories_except = ["hobby"]',
        "OSL-26-9: categories_except: okänt",
    ),
    (FILE, 'categories = ["report_outcome"]', "categories = []", "SOL-14-1b-old: categories: saknas"),
    (FILE, 'purposes = ["feedback_to_reporter"]', "", "SOL-14-1b-old: purposes: saknas"),
    (
        FILE,
        'stated_by = ["supplied_drugs_to_minor"]',
        "",
        "OSL-10-22: stated_by: och stated_purposes hör ihop",
    ),
    (
        FILE,
        'requires = ["offence_before_18"]',
        'requires = ["offence"]',
        "LUL-11: requires: okänt ord 'offence'",
    ),
    (
        FILE,
        'requires = ["reporter_is_duty_bound"]',
        'requires = ["unsuitable_to_answer_reporter"]',
        "SOL-14-1b-old: forbids: samma omständighet",
    ),
    (FILE, "under_age = 21", 'under_age = "21"', "OSL-10-18a-v1: under_age: ska vara ett heltal"),
    (FILE, "under_age = 21", "under_age = true", "OSL-10-18a-v1: under_age: ska vara ett heltal"),
    (FILE, "under_age = 21", "under_age = -1", "OSL-10-18a-v1: under_age: ska vara ett heltal"),
    (FILE, "requested = true", "requested = 1", "SOL-14-1b-old: requested: ska vara true eller false"),
    (FILE, 'unrequested_kind = "permission"', 'unrequested_kind = "x"', "unrequested_kind: okänt ord"),
    (FILE, "[[provision]]", "[[provison]]", "-: provison: okänd nyckel"),
    (FILE, "[[provision]]", "[[provision", "-: -: filen går inte att läsa"),
    ("probation.toml", "[[provision]]", "[provision]", "-: provision: skriv [[provision]]"),
    (
        "every_authority.toml",
        "offence = { min_months = 6, attempt_min_months = 12 }",
        "offence = { min_months = 6 }",
        "OSL-10-23: offence: ska ha min_months och attempt_min_months",
    ),
    (
        "every_authority.toml",
        'senders_except = ["health_care", "student_health_medical"]',
        'senders_except = ["association"]',
        "senders_except: undantar association, som inte finns i senders",
    ),
    ("blocks.toml", '"OSL-10-27"]', '"OSL-10-72"]', "OSL-18-1: cleared_by: okänd bestämmelse 'OSL-10-72'"),
    (
        "blocks.toml",
        'requires = ["harm_to_investigation"]',
        'requires = ["harm_to_investigation", "direct_access"]',
        "OSL-18-1: requires: ett hinder prövas på högst en omständighet",
    ),
    (
        "points.toml",
        'touches = ["PL-6"]',
        'touches = ["PL-7"]',
        "polislagen-6-vuxen: touches: okänd bestämmelse 'PL-7'",
    ),
    ("points.toml", "first_day = 2013-01-01", "", "polislagen-6-vuxen: first_day: saknas"),
    ("points.toml", 'beside = ["OSL-10-23"]', 'beside = ["X"]', "15a-mot-23: beside: okänd bestämmelse 'X'"),
    ("points.toml", "speaks_for = ", "note = ", "15a-mot-23: note: okänd nyckel"),
    (
        "points.toml",
        'speaks_for = "10 kap. 15 a § första stycket 2',
        'speaks_for = ""  # "',
        "speaks_for: ska vara",
    ),
    ("points.toml", "why = ", "varfor = ", "15a-mot-23: varfor: okänd nyckel"),
    ("groups.toml", "members = ", "member = ", "authorities: member: okänd nyckel"),
    ("questions.toml", 'fact = "concern_for_child"', 'fact = "oro"', "oro: fact: okänt ord 'oro'"),
    (
        "questions.toml",
        'fact = "needed_for_purpose"',
        'fact = "concern_for_child"',
        "fact: har redan en fråga",
    ),
    (
        "questions.toml",
        "judgement = true\nq",
        "judgment = true\nq",
        "concern_for_child: judgment: okänd nyckel",
    ),
    (
        "questions.toml",
        "judgement = true\nq",
        'judgement = "ja"\nq',
        "concern_for_child: judgement: ska vara true",
    ),
]


@pytest.mark.parametrize(("name", "find", "put", "message"), WRONG)
def test_a_wrong_file_is_refused_with_file_provision_and_key(tmp_path, name, find, put, message) -> None:
    with pytest.raises(LawDataError) as refused:
        changed(tmp_path, name, find, put)
    assert str(refused.value).startswith(f"{name}: ")
    assert message in str(refused.value)


def test_a_fact_without_a_question_is_refused(tmp_path) -> None:
    text = (FOLDER / "questions.toml").read_text(encoding="utf-8")
    last = text.rindex("[[question]]")
    with pytest.raises(
        LawDataError, match=r"questions.toml: search_beyond_name_and_number: question: frågan saknas"
    ):
        changed(tmp_path, "questions.toml", text[last:], "")


def test_a_provision_added_by_a_lawyer_is_weighed(tmp_path) -> None:
    text = (FOLDER / "probation.toml").read_text(encoding="utf-8")
    added = text.replace("OSL-35-15a", "NY-1").replace("OSL 35:15 a", "Ny 1")
    book = changed(tmp_path, "probation.toml", text, text + added)
    assert "NY-1" in {p.id for p in book.provisions}
    assert len(book.provisions) == len(the_book().provisions) + 1


def test_what_does_not_decide_is_still_dated_and_cited() -> None:
    kinds = {Kind.SECRECY, Kind.PROCESS, Kind.DEADLINE, Kind.RETENTION, Kind.CONTROL, Kind.RULE}
    shown = {p.id for p in the_book().provisions if p.kind in kinds}
    assert {"OSL-40-7g", "LUL-7", "SOL-20-1", "SOL-16-2a", "SOLPUL-10", "SOL-21-1"} <= shown
