"""The tools of the Makefile: a skipped test fails the run, a benchmark says its numbers."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"


def run_pytest(folder, content, *arguments):
    (folder / "test_it.py").write_text(content)
    plain = ["-c", os.devnull, "-p", "no:django", "-p", "no:cacheprovider", "-p", "no_skips"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *plain, *arguments, str(folder)],
        env={**os.environ, "PYTHONPATH": str(TOOLS)},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


@pytest.mark.parametrize("workers", [[], ["-n", "1"]])
def test_a_skipped_test_fails_the_run_and_is_named(tmp_path, workers):
    skipped = "import pytest\ndef test_page(): pytest.skip('no browser')\ndef test_sum(): assert 1 + 1 == 2\n"
    answer = run_pytest(tmp_path, skipped, *workers)
    assert answer.returncode == 1
    assert "test_page" in answer.stdout.split("skipped tests are failures here")[1]


def test_a_run_without_skips_is_left_alone(tmp_path):
    assert run_pytest(tmp_path, "def test_sum(): assert 1 + 1 == 2\n").returncode == 0


def measure(tmp_path, monkeypatch, content, *names):
    import importlib.util

    specification = importlib.util.spec_from_file_location("bench_tool", TOOLS / "bench.py")
    bench = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(bench)
    (tmp_path / "own.py").write_text(f'{content}\nif __name__ == "__main__":\n    main()\n')
    monkeypatch.setattr(bench, "FOLDER", tmp_path)
    return bench.main(list(names))


WHOLE = {"name": "own", "ours": 1, "reference": 2, "ratio": 0.5, "unit": "s", "n": 3}


def test_a_benchmark_ends_with_its_numbers(tmp_path, monkeypatch, capfd):
    assert measure(tmp_path, monkeypatch, f"def main(): print({json.dumps(json.dumps(WHOLE))})") == 0
    assert json.loads(capfd.readouterr().out.splitlines()[-1]) == WHOLE


@pytest.mark.parametrize("body", ["print('fast!')", "print('{}')", "raise SystemExit(1)"])
def test_a_benchmark_without_numbers_is_a_failure(tmp_path, monkeypatch, capfd, body):
    assert measure(tmp_path, monkeypatch, f"def main(): {body}") == 1
    assert "error" in json.loads(capfd.readouterr().out.splitlines()[-1])


def test_a_benchmark_that_is_not_there_is_answered_with_those_that_are(tmp_path, monkeypatch, capsys):
    assert measure(tmp_path, monkeypatch, "def main(): pass", "fel") == 2
    assert "own" in capsys.readouterr().err
