"""The harness itself: what it reads from programs and diagnostics, and that it notices each kind of deviation."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import broken, infer, matrix, modes, plugin, programs, running

GOOD_BLOCK = """\
demo.py:2:9: error: Unsupported operand types for + ("str" and "int")
    x = a + 1
        ~~~~~
    help: write str(1)
"""
SOURCE = ["a = 'x'", "x = a + 1"]


def test_headers_of_a_program(tmp_path: Path) -> None:
    path = tmp_path / "demo.py"
    headers = "# args: one \"two three\"\n# stdin: first\n# stdin:\n# status: 4\n# torture: gcalloc=50\n"
    path.write_text(f"\"\"\"Doc.\"\"\"\n{headers}print(1)\n")
    program = programs.single(path, tmp_path)
    assert program.args == ["one", "two three"]
    assert program.stdin == "first\n\n"
    assert (program.status, program.torture, program.length) == (4, {"gcalloc": 50}, 2)


def test_a_folder_with_main_is_one_program(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    for name in ["app/main.py", "app/part.py", "alone.py"]:
        (tmp_path / name).write_text("print(1)\n")
    found = programs.discover(tmp_path)
    assert [(program.name, len(program.files)) for program in found] == [("alone", 1), ("app", 2)]


def test_only_marker_lines_leave_a_traceback() -> None:
    traceback = '  File "a.py", line 1, in f\n    g(1 + x)\n      ~~^~~\n    return ~x\nValueError: ^\n'
    assert running.without_markers(traceback) == traceback.replace("      ~~^~~\n", "")


@pytest.mark.parametrize("changed", [{"status": 1}, {"stdout": "b\n"}, {"stderr": "warning\n"}])
def test_every_deviation_is_reported(changed: dict[str, int | str]) -> None:
    expected = {"status": 0, "stdout": "a\n", "stderr": ""}
    same, other = running.Outcome(**expected), running.Outcome(**{**expected, **changed})  # type: ignore[arg-type]
    assert running.difference(same, same) == ""
    assert running.difference(same, other) != ""


def test_expectations_of_a_broken_program(tmp_path: Path) -> None:
    path = tmp_path / "demo.py"
    path.write_text('x = 1  # error: "name "y" is odd"\n# help: "write z"\n# error: "7:3: far away"\n')
    case = broken.Case("demo", path, path)
    assert case.expected() == [broken.Expected(1, None, 'name "y" is odd', ["write z"]), broken.Expected(7, 3, "far away")]


def test_a_diagnostic_block_is_read() -> None:
    (block,) = broken.parse(GOOD_BLOCK)
    assert (block.line, block.column, block.help) == (2, 9, "    help: write str(1)")
    assert block.answers(broken.Expected(2, 9, "UNSUPPORTED operand"))
    assert not block.answers(broken.Expected(2, 5, "unsupported"))
    assert not block.answers(broken.Expected(2, None, "undefined"))


def test_a_misplaced_underline_is_noticed() -> None:
    (block,) = broken.parse(GOOD_BLOCK.replace(":2:9:", ":2:5:"))
    assert broken.misprinted(block, SOURCE) == ""
    for bad in [GOOD_BLOCK, GOOD_BLOCK.replace("~", " "), GOOD_BLOCK.replace("x = a + 1", "y = b")]:
        assert broken.misprinted(broken.parse(bad)[0], SOURCE) != ""


def test_modes_take_the_larger_n_of_a_program() -> None:
    assert modes.knobs("plain", {}) == modes.STACK
    assert modes.knobs("poison", {"gcalloc": 500}) == f"{modes.STACK},poison=1,gcalloc=500"
    assert modes.chosen([]) == ["plain"] and modes.chosen(["all"]) == list(modes.MODES)
    with pytest.raises(SystemExit):
        modes.chosen(["nonsense"])


def test_the_matrix_sees_places_and_types(tmp_path: Path) -> None:
    path = tmp_path / "demo.py"
    path.write_text("\ufeffRule = Callable[[int], int]\ndef f(rules: list[Rule], xs: list[float]) -> float:\n    return xs[0]\n")
    seen = matrix.count([programs.single(path, tmp_path)])
    assert seen["index", "float", "function"] == 1 and seen["return", "float", "function"] == 1
    assert not any(cell[0] == "for" for cell in seen)
    assert infer.element(infer.parse("dict[str, list[int]]")) is not None


def test_known_failures_name_tests_that_exist() -> None:
    names = {f"tests/test_lang.py::test_program[{program.name}]" for program in programs.discover()}
    assert plugin.known_failures().keys() <= names


KNOWN = """
import pytest
from support import plugin

plugin.known_failures = lambda: {"test_inner.py::test_it[a]": "not yet"}
pytest_plugins = ["support.plugin"]
"""


def test_a_known_failure_that_passes_fails_the_run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """In each mode, and while it does fail it is no failure of the run."""
    monkeypatch.setenv("PYTHONPATH", str(programs.TESTS))
    pytester.makeconftest(KNOWN)
    test = "import pytest\n\n@pytest.mark.parametrize('name', ['a', 'b'])\ndef test_it(mode, name):\n    assert {}\n"
    for good, outcomes in (("name == 'b'", {"passed": 1, "xfailed": 1}), ("True", {"passed": 1, "failed": 1})):
        pytester.makepyfile(test_inner=test.format(good))
        pytester.runpytest_subprocess("-p", "no:cacheprovider", "--mode", "poison").assert_outcomes(**outcomes)
