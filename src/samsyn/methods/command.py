"""`samsyn methods check [FILES…]`: says what is wrong in method files, one line a fault."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from samsyn.methods.library import SHIPPED, examine, shipped

FAULTY = 2


def run(arguments: Sequence[str], stdout: TextIO, stderr: TextIO) -> int:
    """Run the command: 0 when every file holds, 2 with `file:line: key: fault` lines when one does not.

    Without files those that come with the program are checked. Settings may be for a method among the files
    given or for one that comes with the program.
    """
    if not arguments or arguments[0] != "check":
        print("Skriv: samsyn methods check [FIL …]", file=stderr)
        return FAULTY
    return _check([Path(name) for name in arguments[1:]], stdout, stderr)


def _check(files: list[Path], stdout: TextIO, stderr: TextIO) -> int:
    paths = files or sorted(SHIPPED.glob("*.yaml"))
    beside = [method for method in shipped().methods if method.municipality is None] if files else []
    _, faults = examine(paths, beside=beside)
    for fault in faults:
        print(fault, file=stderr)
    if faults:
        return FAULTY
    counted = "1 fil håller" if len(paths) == 1 else f"{len(paths)} filer håller"
    print(f"{counted}: inga fel.", file=stdout)
    return 0
