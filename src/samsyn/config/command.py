"""The command `samsyn`: what the one who installs and runs it needs.

The texts are Swedish. `law` and `methods` need neither a database nor Django. Exit status: 0 well, 1
something is wrong, 2 the question itself was.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from samsyn.config.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG, WRONGLY_ASKED = 1, 2

EXPLANATION = """Samsyn: tidig och laglig samverkan kring en ung person.

  samsyn run                 starta allt och säg var sidorna finns
  samsyn doctor              säg vad som är fel och vad du kan göra
"""
MORE = """Inställningar görs med miljövariabler (SAMSYN_PORT, SAMSYN_DATA, SAMSYN_DATABASE_URL …) och beskrivs
i docs/operations/settings.md.
"""


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says and give back the exit status; errors are sentences on standard error."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and words[0] in PASSED_ON:
            return PASSED_ON[words[0]](words[1:])
        chosen = _parser().parse_args(words)
        return int(DOING[chosen.command](chosen))
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return WRONG
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has heard enough
        return WRONG


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="samsyn", description=EXPLANATION, epilog=MORE)
    commands = parser.add_subparsers(dest="command", required=True, metavar="KOMMANDO", title="kommandon")
    run = commands.add_parser("run", help="starta databas, webbsidor och kö; Ctrl-C stoppar allt")
    run.add_argument("--demo", action="store_true", help="med påhittade personer och utan lösenord")
    run.add_argument("--end-with-parent", action="store_true", help=argparse.SUPPRESS)
    commands.add_parser("stop", help="stoppa det som kör på den här datamappen")
    commands.add_parser("migrate", help="uppdatera databasens tabeller")
    commands.add_parser("demo", help="fyll en tom databas med påhittade personer")
    commands.add_parser("worker", help="kör bara kön (när webbsidorna körs för sig)")
    commands.add_parser("doctor", help="undersök installationen och föreslå åtgärder")
    backup = commands.add_parser("backup", help="säkerhetskopiera allt till en fil, även medan Samsyn körs")
    backup.add_argument("file", type=Path, metavar="FIL")
    restore = commands.add_parser("restore", help="återställ en säkerhetskopia")
    restore.add_argument("file", type=Path, metavar="FIL")
    restore.add_argument("--replace", action="store_true", help="ersätt den databas som redan finns")
    audit = commands.add_parser("audit", help="loggen över vem som läst och skrivit")
    audit.add_argument(
        "what", choices=["verify"], metavar="verify", help="kontrollera att ingen rad har ändrats"
    )
    commands.add_parser("directory", help="samsyn directory FIL: läs in kommuner, enheter och medarbetare")
    commands.add_parser("account", help="samsyn account …: en medarbetares inloggning")
    commands.add_parser("methods", help="samsyn methods check [FIL …]: kontrollera metodfiler")
    commands.add_parser("law", help="samsyn law …: fråga lagmotorn")
    commands.add_parser("django", help="samsyn django KOMMANDO …: kör ett av Djangos egna kommandon")
    return parser


class _Parser(argparse.ArgumentParser):
    """argparse in Swedish."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Swedish)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")
        self._positionals.title, self._optionals.title = "anges", "flaggor"

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONGLY_ASKED, f"Det kommandot förstår jag inte ({message}). Skriv `samsyn --help`.\n")


class _Swedish(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=100)
        self._action_max_length = 16  # argparse forgets how far commands are indented

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "skriv: " if prefix is None else prefix)


def _run(chosen: argparse.Namespace) -> int:
    from samsyn.config import children, run

    if chosen.end_with_parent:
        children.end_with_parent()
    return run.run(demo=chosen.demo or os.environ.get("SAMSYN_DEMO") == "1")


def _stop(_: argparse.Namespace) -> int:
    from samsyn.config import embedded, running
    from samsyn.config.databases import data_folder, is_external

    folder = data_folder()
    stopped = running.stop_all(folder) if folder.exists() else 0
    if not is_external() and embedded.stop(folder):
        stopped += 1
    sys.stdout.write("Samsyn är stoppat.\n" if stopped else f"Inget körde på {folder}.\n")
    return 0


def _migrate(_: argparse.Namespace) -> int:
    def work() -> int:
        from samsyn.config import preparation

        if not preparation.migrate(verbosity=1):
            sys.stdout.write("Databasen är redan uppdaterad.\n")
        return 0

    return _with_django(work, owner=True)


def _demo(_: argparse.Namespace) -> int:
    def work() -> int:
        from samsyn.config import preparation

        preparation.prepare(demo=True)
        sys.stdout.write("Demon är inläst. Starta den med: samsyn run --demo\n")
        return 0

    os.environ["SAMSYN_DEMO"] = "1"
    return _with_django(work, owner=True)


def _worker(_: argparse.Namespace) -> int:
    from samsyn.config import queue, surroundings

    with surroundings.database():
        return queue.main()


def _doctor(_: argparse.Namespace) -> int:
    from samsyn.config import doctor

    return doctor.examine(sys.stdout)


def _backup(chosen: argparse.Namespace) -> int:
    from samsyn.config import backup

    backup.save(chosen.file)
    sys.stdout.write(f"Allt är sparat i {chosen.file}. Förvara filen låst: den innehåller alla uppgifter.\n")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    from samsyn.config import backup

    backup.restore(chosen.file, replace=chosen.replace)
    sys.stdout.write(
        "Återställt. Kontrollera med `samsyn doctor` och `samsyn audit verify`, och starta sedan.\n"
    )
    return 0


def _audit(chosen: argparse.Namespace) -> int:
    return _django([f"audit_{chosen.what}"], owner=True)


def _methods(words: list[str]) -> int:
    from samsyn.methods import command

    return command.run(words, sys.stdout, sys.stderr)


def _law(words: list[str]) -> int:
    from samsyn.law import command

    return command.run(words, sys.stdin, sys.stdout, sys.stderr)


def _directory(words: list[str]) -> int:
    return _django(["directory", *words], owner=True)


def _account(words: list[str]) -> int:
    return _django(["account", *words], owner=True)


def _django(words: list[str], *, owner: bool = False) -> int:
    """Run one of Django's commands, in the serving role unless `owner` or SAMSYN_ACT_AS=owner."""

    def work() -> int:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["samsyn django", *words])
        return 0

    return _with_django(work, owner=owner or os.environ.get("SAMSYN_ACT_AS") == "owner")


def _with_django(work: Callable[[], int], *, owner: bool) -> int:
    """Have a database and Django ready in this process while `work` runs."""
    from samsyn.config import surroundings

    with surroundings.database():
        if owner:
            surroundings.act_as_owner()
        import django

        django.setup()
        return work()


DOING: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "stop": _stop,
    "migrate": _migrate,
    "demo": _demo,
    "worker": _worker,
    "doctor": _doctor,
    "backup": _backup,
    "restore": _restore,
    "audit": _audit,
}
PASSED_ON: dict[str, Callable[[list[str]], int]] = {
    "directory": _directory,
    "account": _account,
    "methods": _methods,
    "law": _law,
    "django": _django,
}
