"""`bullsnake run`: where programs come from, what they get, and how they end. CPython says what is right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command import bullsnake, python

ENDS = {
    "returns": "print('done')\n",
    "empty": "",
    "comment": "# nothing\n",
    "exit-0": "import sys\nprint('a')\nsys.exit(0)\n",
    "exit-7": "import sys\nprint('a')\nsys.exit(7)\n",
    "exit-none": "import sys\nsys.exit()\n",
    "exit-text": "import sys\nprint('out')\nsys.exit('no luck')\n",
    "exit-300": "import sys\nsys.exit(300)\n",
    "exit-in-finally": "import sys\ntry:\n    sys.exit(4)\nfinally:\n    print('cleaned')\n",
    "uncaught": "def f(n: int) -> int:\n    return 10 // n\n\n\nprint('before')\nprint(f(0))\n",
    "own-exception": "class Bad(Exception):\n    pass\n\n\nraise Bad('why', 3)\n",
    "chained": "table = {'b': 1}\ntry:\n    table['a']\nexcept KeyError as e:\n    raise ValueError('no') from e\n",
    "in-handler": "xs = [1]\ntry:\n    xs[2]\nexcept IndexError:\n    int('q')\n",
}


@pytest.mark.parametrize("name", ENDS)
def test_ends_as_under_cpython(tmp_path: Path, name: str) -> None:
    (tmp_path / "prog.py").write_text(ENDS[name])
    expected, actual = python(tmp_path, str(tmp_path / "prog.py")), bullsnake(tmp_path, "run", str(tmp_path / "prog.py"))
    assert (actual.returncode, actual.stdout, actual.stderr) == (expected.returncode, expected.stdout, expected.stderr)


def test_from_standard_input(tmp_path: Path) -> None:
    done = bullsnake(tmp_path, "run", "-", "x", stdin="import sys\nprint('in', sys.argv)\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "in ['-', 'x']\n", "")


def test_from_the_command_line(tmp_path: Path) -> None:
    code = "import sys\nprint(sys.argv)"
    assert bullsnake(tmp_path, "run", "-c", code, "a", "-b").stdout == python(tmp_path, "-c", code, "a", "-b").stdout


def test_arguments_reach_the_program(tmp_path: Path) -> None:
    (tmp_path / "prog.py").write_text("import sys\nfor a in sys.argv:\n    print(repr(a))\n")
    args = ["prog.py", "", "two words", "--stats", "-c", "--help", "ünï", "*"]
    assert bullsnake(tmp_path, "run", *args).stdout == python(tmp_path, *args).stdout


def test_input_reaches_the_program(tmp_path: Path) -> None:
    (tmp_path / "prog.py").write_text("print(input('? ')[::-1])\nprint(input())\n")
    for stdin in ("abc\ndef\n", "abc\ndef", "abc\n"):
        expected, actual = (run(tmp_path, *args, stdin=stdin) for run, args in
                            ((python, ["prog.py"]), (bullsnake, ["run", "prog.py"])))
        assert (actual.returncode, actual.stdout) == (expected.returncode, expected.stdout)


def test_stats_are_one_json_object(tmp_path: Path) -> None:
    (tmp_path / "prog.py").write_text("xs = [[i] for i in range(300000)]\nprint(len(xs))\n")
    done = bullsnake(tmp_path, "run", "--stats", "s.json", "prog.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "300000\n", "")
    stats = json.loads((tmp_path / "s.json").read_text())
    assert stats["cycles"]
    assert all(stop >= 0 for cycle in stats["cycles"] for stop in cycle["world_stopped_ns"])


@pytest.mark.parametrize("settings", ({}, {"BULLSNAKE": "gctrace=0"}))
@pytest.mark.parametrize("name", ["a,b.json", ",", "back\\slash.json", "a\\,b", "gctrace=1,x"])
def test_stats_go_to_a_file_of_any_name(tmp_path: Path, name: str, settings: dict[str, str]) -> None:
    done = bullsnake(tmp_path, "run", "--stats", name, "-c", "print(1)", settings=settings)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert json.loads((tmp_path / name).read_text())["strategy"]


@pytest.mark.parametrize("args, words", [
    (["run", "absent.py"], "absent.py: no such file"),
    (["run", "."], "is a folder"),
    (["run"], "which program"),
    (["run", "--wrong", "x.py"], "unknown option --wrong"),
    (["run", "--stats"], "--stats needs a value"),
    (["wrong"], "no command 'wrong'"),
    (["build"], "one program, please"),
    (["check"], "which program"),
    (["cache"], "cache dir"),
])
def test_wrong_usage_is_status_2(tmp_path: Path, args: list[str], words: str) -> None:
    done = bullsnake(tmp_path, *args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_not_utf8_is_an_error_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "prog.py").write_bytes(b"print('a')\nx = '\xff'\n")
    done = bullsnake(tmp_path, "run", "prog.py")
    assert done.returncode == 1
    assert "prog.py" in done.stderr and "error:" in done.stderr and "Traceback" not in done.stderr


def test_unknown_knob_is_a_fatal_error(tmp_path: Path) -> None:
    done = bullsnake(tmp_path, "run", "-c", "print(1)", settings={"BULLSNAKE": "wrong=1"})
    assert done.returncode in (134, -6)
    assert "fatal error: unknown knob" in done.stderr


def test_unreadable_source_names_the_reason(tmp_path: Path) -> None:
    (tmp_path / "null.py").write_bytes(b"print(1)\x00\n")
    done = bullsnake(tmp_path, "run", "null.py")
    assert done.returncode == 1
    assert "error:" in done.stderr and "Traceback" not in done.stderr


def test_help_and_version(tmp_path: Path) -> None:
    helped = bullsnake(tmp_path, "--help")
    assert helped.returncode == 0 and "bullsnake run squares.py" in helped.stdout
    assert bullsnake(tmp_path, "--version").stdout.startswith("bullsnake ")
    for command in ("run", "build", "check", "doctor", "cache"):
        done = bullsnake(tmp_path, command, "--help")
        assert done.returncode == 0 and f"bullsnake {command}" in done.stdout
