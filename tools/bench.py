"""Run the benchmarks in bench/, or those named; each prints one JSON object as its last line.

Those are collected and shown together at the end. A benchmark that fails or prints none is a failure.
"""

import json
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "bench"
NEEDED = {"name", "ours", "reference", "ratio", "unit", "n"}


def main(names: list[str]) -> int:
    """Run what is asked for, or everything, and give back the exit status."""
    known = {
        path.stem: path
        for path in sorted(FOLDER.glob("*.py"))
        if 'if __name__ == "__main__"' in path.read_text()
    }
    unknown = [name for name in names if name not in known]
    if unknown:
        print(
            f"Det finns inget mått som heter {', '.join(unknown)}. De som finns: {', '.join(known)}.",
            file=sys.stderr,
        )
        return 2
    results = [measure(known[name]) for name in names or known]
    print("\n" + "\n".join(json.dumps(result, ensure_ascii=False) for result in results))
    return 1 if any("error" in result for result in results) else 0


def measure(path: Path) -> dict[str, object]:
    """Run one, show what it says as it says it, and give back its last line."""
    print(f"— {path.stem}", flush=True)
    with subprocess.Popen([sys.executable, path], stdout=subprocess.PIPE, text=True) as process:
        last = ""
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line if line.strip() else last
    try:
        result = json.loads(last)
    except ValueError:
        return {"name": path.stem, "error": "the last line is not JSON"}
    if process.returncode or not isinstance(result, dict) or not result.keys() >= NEEDED:
        return {"name": path.stem, "error": f"exit status {process.returncode}, last line {last.strip()}"}
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
