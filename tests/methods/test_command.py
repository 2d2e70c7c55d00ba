"""`samsyn methods check` as one sees it at the prompt."""

import io
from pathlib import Path

import pytest

from samsyn.methods.command import run


def said(*arguments: str) -> tuple[int, str, str]:
    stdout, stderr = io.StringIO(), io.StringIO()
    return run(arguments, stdout, stderr), stdout.getvalue(), stderr.getvalue()


def test_without_files_it_checks_those_that_come_with_the_program() -> None:
    assert said("check") == (0, "8 filer håller: inga fel.\n", "")


def test_a_file_that_holds_is_said_to_hold(tmp_path: Path, small_text: str) -> None:
    path = tmp_path / "metod.yaml"
    path.write_text(small_text)
    assert said("check", str(path)) == (0, "1 fil håller: inga fel.\n", "")


def test_settings_alone_are_checked_against_the_method_that_comes_with_the_program(
    tmp_path: Path, akero_text: str
) -> None:
    path = tmp_path / "akero.yaml"
    path.write_text(akero_text.replace("oldest: 18", "oldest: 24"))
    status, out, err = said("check", str(path))
    assert (status, out) == (2, "")
    fault = "24 år går över metodens gräns: den är aldrig till för den som fyllt 21."
    assert err == f"{path}:12: ages.oldest: {fault}\n"


def test_each_fault_is_a_line_with_file_line_key_and_what_to_do(tmp_path: Path, small_text: str) -> None:
    path = tmp_path / "metod.yaml"
    path.write_text(
        small_text.replace("youngest: 10", "youngest: 18").replace("requires: [ask]", "requires: [aks]", 1)
    )
    ages = "åldrarna korsar varandra: från 18 till 17. Låt youngest vara den lägre."
    step = "”aks” är inte ett steg i metoden. Menade du ”ask”?"
    lines = [
        f"{path}:19: target_group.ages.youngest: {ages}",
        f"{path}:119: steps.extra.requires.aks: {step}",
    ]
    assert said("check", str(path)) == (2, "", "\n".join([*lines, ""]))


@pytest.mark.parametrize("arguments", [(), ("chekc",), ("--help",)])
def test_another_word_than_check_is_answered_with_how_to_write(arguments: tuple[str, ...]) -> None:
    assert said(*arguments) == (2, "", "Skriv: samsyn methods check [FIL …]\n")
