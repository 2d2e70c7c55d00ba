"""The command ``samsyn law``: assess questions, print the body of rules, compare two days, check the files."""

import json
from datetime import date
from pathlib import Path
from typing import TextIO

from samsyn.law import body, changes, scenarios_file
from samsyn.law.book import FOLDER, load, the_book
from samsyn.law.checking import Checked, check
from samsyn.law.engine import assess
from samsyn.law.errors import LawDataError, QuestionError
from samsyn.law.questions_file import UnreadableError, read_questions
from samsyn.law.reading import day

ANSWERED, OTHERWISE, MALFORMED = 0, 1, 2
OWN = (FOLDER, scenarios_file.FOLDER)
USAGE = """Så här används samsyn law:
  samsyn law assess FIL        svara på en fråga eller en lista av frågor i JSON (- läser standard in)
  samsyn law text [DAG]        skriv ut hela regelverket på svenska, som det gäller en dag
  samsyn law diff DAG1 DAG2    visa vad som ändras mellan två dagar
  samsyn law check [LAG [FALL]]  läs bestämmelserna i mappen LAG och pröva scenarierna i mappen FALL mot dem
"""


def run(arguments: list[str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Run one command. Writes nothing to `stdout` unless all went well; returns the exit status.

    0 all went well, 1 a scenario is not answered as it says, 2 something could not be read.
    """
    try:
        match arguments:
            case ["assess", name]:
                written = _assess(name, stdin)
            case ["text", *on] if len(on) <= 1:
                written = body.text(the_book(), _day(on[0]) if on else None)
            case ["diff", first, second]:
                written = changes.difference(the_book(), _day(first), _day(second))
            case ["check", *folders] if len(folders) <= len(OWN):
                checked = _check(*folders)
                (stderr if checked.wrong else stdout).write(_told(checked))
                return OTHERWISE if checked.wrong else ANSWERED
            case _:
                stderr.write(USAGE)
                return MALFORMED
    except (UnreadableError, QuestionError, LawDataError, OSError) as error:
        stderr.write(f"samsyn law: {error}\n")
        return MALFORMED
    stdout.write(written)
    return ANSWERED


def _assess(name: str, stdin: TextIO) -> str:
    try:
        text = stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{name}: filen är inte skriven i UTF-8 ({error.reason}).") from error
    try:
        questions, many = read_questions(text)
    except UnreadableError as error:
        raise UnreadableError(f"{'standard in' if name == '-' else name}: {error}") from error
    answers = [assess(question).to_json() for question in questions]
    return json.dumps(answers if many else answers[0], ensure_ascii=False, indent=2) + "\n"


def _check(*folders: str) -> Checked:
    law, cases = (*(Path(folder) for folder in folders), *OWN[len(folders) :])
    for folder in (law, cases):
        if not folder.is_dir():
            raise UnreadableError(f"{folder}: mappen finns inte.")
    return check(load(law), cases)


def _told(checked: Checked) -> str:
    how_many = f"{checked.scenarios} scenarier, {checked.boundaries} gränser, {checked.exclusions} undantag"
    if not checked.wrong:
        return f"{how_many}: alla får svaret som står.\n"
    return "\n".join(
        [*checked.wrong, f"{how_many}: {len(checked.wrong)} får ett annat svar än det som står.", ""]
    )


def _day(written: str) -> date:
    return day(written, "DAG")
