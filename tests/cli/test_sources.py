"""`bullsnake run` in more detail: changed sources, paths, statuses, both streams."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command import COMMAND, Ended, bullsnake, execute, python, same_as_cpython, write

from bullsnake import stages
from bullsnake.driver import Options, executable_for


def run(folder: Path, source: str, settings: dict[str, str] | None = None) -> Ended:
    return bullsnake(folder, "run", write(folder, source), settings=settings)


ARGV = """
import sys

print(len(sys.argv), sys.argv[1:])
"""


def test_a_source_that_changes_while_it_is_compiled_is_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache knows the text that was compiled, not the one that lies there afterwards."""
    program = tmp_path / write(tmp_path, "print('old')\n")
    compile_modules = stages.compile_modules

    def edit_first(*args: Any, **options: Any) -> Any:
        program.write_text("print('new')\n")
        return compile_modules(*args, **options)

    executable_for(Options("<warm>", "print(1)\n"))  # the image is there: what compiles next is the program
    monkeypatch.setattr(stages, "compile_modules", edit_first)
    made = executable_for(Options(str(program)))
    monkeypatch.undo()
    assert made is not None and execute([made], tmp_path).stdout == "old\n"
    made = executable_for(Options(str(program)))
    assert made is not None and execute([made], tmp_path).stdout == "new\n"


def test_statuses_of_exit(tmp_path: Path) -> None:
    text = "import sys\n\nprint('before')\nsys.exit(int(sys.argv[1]))\n"
    for status in ("0", "1", "3", "255", "256", "-1"):
        same_as_cpython(tmp_path, text, status)


@pytest.mark.parametrize("call", ["sys.exit()", "sys.exit(None)", "sys.exit('goodbye')", "raise SystemExit(4)"])
def test_ways_to_exit(tmp_path: Path, call: str) -> None:
    same_as_cpython(tmp_path, f"import sys\n\nprint(len(sys.argv))\n{call}\n")


def test_exit_runs_finally_and_can_be_caught(tmp_path: Path) -> None:
    text = """
    import sys


    def leave() -> None:
        try:
            sys.exit(5)
        finally:
            print("finally")


    try:
        leave()
    except SystemExit as error:
        print("caught", error.code)
    leave()
    """
    assert same_as_cpython(tmp_path, text).returncode == 5


def test_uncaught_exception_has_cpythons_traceback(tmp_path: Path) -> None:
    text = """
    def inner(n: int) -> int:
        return 10 // n


    def outer(n: int) -> int:
        print("outer", n)
        return inner(n) + 1


    outer(0)
    """
    outcome = same_as_cpython(tmp_path, text)
    assert outcome.returncode == 1
    assert "ZeroDivisionError" in outcome.stderr


def test_path_in_a_traceback_is_absolute(tmp_path: Path) -> None:
    """Spelled with `./` it is not compared: CPython keeps the dot, a difference that docs/language.md names."""
    (tmp_path / "folder").mkdir()
    name = write(tmp_path, 'raise ValueError("no")\n', "folder/prog.py")
    for path in (name, str(tmp_path / name)):
        assert bullsnake(tmp_path, "run", path) == python(tmp_path, path)


def test_arguments_reach_the_program(tmp_path: Path) -> None:
    same_as_cpython(tmp_path, ARGV)
    same_as_cpython(tmp_path, ARGV, "one", "two words", "", "--stats", "-c", "-", "naïve", "--help")



def test_program_from_a_string(tmp_path: Path) -> None:
    code = "import sys\nprint(sys.argv, 6 * 7)"
    for args in ([], ["a", "-b"]):
        expected = python(tmp_path, "-c", code, *args)
        assert bullsnake(tmp_path, "run", "-c", code, *args) == expected


def test_uncaught_exception_in_a_string(tmp_path: Path) -> None:
    code = "def f() -> None:\n    raise KeyError('k')\nf()"
    assert bullsnake(tmp_path, "run", "-c", code) == python(tmp_path, "-c", code)


def test_program_from_standard_input(tmp_path: Path) -> None:
    code = "import sys\nprint(sys.argv, 'from stdin')\nsys.exit(3)\n"
    assert bullsnake(tmp_path, "run", "-", "x", stdin=code) == python(tmp_path, "-", "x", stdin=code)



def test_end_of_input(tmp_path: Path) -> None:
    assert same_as_cpython(tmp_path, "print(input())\n").returncode == 1



def test_main_guard_and_name(tmp_path: Path) -> None:
    same_as_cpython(tmp_path, 'print(__name__)\nif __name__ == "__main__":\n    print("main")\n')


def test_changed_source_is_compiled_again(tmp_path: Path) -> None:
    assert run(tmp_path, "print(1)\n").stdout == "1\n"
    assert run(tmp_path, "print(2)\n").stdout == "2\n"


def test_changed_module_is_compiled_again(tmp_path: Path) -> None:
    write(tmp_path, "def answer() -> int:\n    return 1\n", "helper.py")
    text = "import helper\n\nprint(helper.answer())\n"
    assert run(tmp_path, text).stdout == "1\n"
    write(tmp_path, "def answer() -> int:\n    return 2\n", "helper.py")
    assert run(tmp_path, text).stdout == "2\n"


def test_working_directory_is_the_callers(tmp_path: Path) -> None:
    (tmp_path / "data.txt").write_text("data\n")
    same_as_cpython(tmp_path, 'with open("data.txt") as file:\n    print(file.read())\n')


def test_output_is_flushed_on_every_way_out(tmp_path: Path) -> None:
    same_as_cpython(tmp_path, "import sys\n\nprint('no newline', end='')\nsys.exit(2)\n")
    same_as_cpython(tmp_path, "print('no newline', end='')\nprint([1][len('abc')])\n")


def test_standard_error_is_not_held_back(tmp_path: Path) -> None:
    same_as_cpython(tmp_path, "import sys\n\nprint('out')\nprint('err', file=sys.stderr)\n")



def test_the_script_is_the_module(tmp_path: Path) -> None:
    script = Path(COMMAND[0]).parent / "bullsnake"
    if not script.exists():
        pytest.skip("the package is not installed with its script; `make test` installs it")
    name = write(tmp_path, "print('same')\n")
    assert execute([str(script), "run", name], tmp_path) == bullsnake(tmp_path, "run", name)


@pytest.mark.parametrize("place", ["prog.py", "../{folder}/prog.py", "{whole}/prog.py"])
def test_a_program_may_be_named_in_any_way(tmp_path: Path, place: str) -> None:
    """The rounds over what has no annotation know a file however it was named."""
    write(tmp_path, "total = 0\nfor x in (1, 0.5):\n    total += x\nprint(total)\n")
    ended = bullsnake(tmp_path, "run", place.format(folder=tmp_path.name, whole=tmp_path))
    assert ended == (0, "1.5\n", "")
