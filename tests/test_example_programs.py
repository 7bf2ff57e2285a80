"""The programs under examples/: each prints under CPython what it prints compiled, and an outside judge says the same.

The judges: perft counts that chess programmers publish, CPython's own picture, sqlite3, re, markdown-it-py, and the principal types
that textbooks give.
"""

from __future__ import annotations

import csv
import random
import re
import sqlite3
import sys
from pathlib import Path

import pytest
from support import running, typecheck

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SIX = ["chess/perft.py", "raytracer/raytracer.py", "sql/sql.py", "regex/regex.py", "markdown/markdown.py", "types/infer.py"]


@pytest.fixture
def both():
    """Run an example under CPython and compiled; what both print."""

    def run(name: str, *args: str, stdin: str = "") -> str:
        entry = str(EXAMPLES / name)
        wanted = running.run([sys.executable, entry, *args], stdin, {})
        found = running.run([sys.executable, "-m", "bullsnake", "run", entry, *args], stdin, {})
        assert found.stdout == wanted.stdout
        assert (found.status, running.without_markers(wanted.stderr)) == (wanted.status, found.stderr)
        return found.stdout

    return run


@pytest.mark.parametrize("name", SIX)
def test_is_strictly_typed(name: str, mypy_cache: Path) -> None:
    assert not typecheck.complaints(EXAMPLES / name, mypy_cache)


def test_chess_counts_are_those_that_are_published(both) -> None:
    assert both("chess/perft.py", "--suite", "2").endswith("all as known\n")
    entry = str(EXAMPLES / "chess" / "perft.py")
    deeper = running.run([sys.executable, "-m", "bullsnake", "run", entry, "--suite", "4"], "", {})
    assert deeper.stdout.endswith("all as known\n") and "4085603 ok" in deeper.stdout


def test_chess_positions_that_are_none(both) -> None:
    for fen in ("nonsense", "8/8 w - -", "9/8/8/8/8/8/8/8 w - - 0 1", "rnbqkbnx/8/8/8/8/8/8/8 w - - 0 1", "8/8/8/8/8/8/8/8 w - z9 0 1"):
        both("chess/perft.py", "1", fen)


def test_pictures_are_identical(tmp_path: Path) -> None:
    pictures = []
    for command in ([sys.executable], [sys.executable, "-m", "bullsnake", "run"]):
        target = tmp_path / f"{len(pictures)}.ppm"
        size = ["--width", "64", "--height", "40", "--samples", "2", "-o", str(target)]
        assert running.run([*command, str(EXAMPLES / "raytracer" / "raytracer.py"), *size], "", {}).status == 0
        pictures.append(target.read_bytes())
    assert len(pictures[0]) > 3 * 64 * 40 and pictures[0] == pictures[1]


def test_sql_answers_as_sqlite_does(both) -> None:
    folder = EXAMPLES / "sql"
    tables = [folder / "people.csv", folder / "works.csv"]
    queries = (folder / "queries.sql").read_text()
    found = both("sql/sql.py", *map(str, tables), stdin=queries)
    assert found == "".join(line + "\n" for line in _answers(tables, queries))


def _answers(tables: list[Path], queries: str) -> list[str]:
    base = sqlite3.connect(":memory:")
    for path in tables:
        with path.open(newline="") as file:
            header, *rows = csv.reader(file)
        base.execute(f"create table {path.stem} ({', '.join(header)})")
        base.executemany(f"insert into {path.stem} values ({', '.join('?' * len(header))})", [[_cell(c) for c in row] for row in rows])
    lines: list[str] = []
    for query in re.findall(r"(?:[^;']|'[^']*')+", queries):
        if query.strip():
            try:
                answer = base.execute(query)
                lines.append("|".join(column[0] for column in answer.description))
                lines += ["|".join(map(_shown, row)) for row in answer]
            except sqlite3.Error as error:
                lines.append(f"error: {error}")
    return lines


def _cell(text: str) -> object:
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    if re.fullmatch(r"[-+]?\d*\.\d+", text):
        return float(text)
    return text or None


def _shown(value: object) -> str:
    return f"{value:.6g}" if isinstance(value, float) and value != int(value) else "" if value is None else str(value)


ATOMS = ["a", "b", "c", ".", r"\d", r"\w", r"\s", "[abc]", "[^a]", "[a-c0-2]", "x", r"\b", "^", "$", "(a|b)", "(?:ab|c)"]
ATOMS += ["(?=a)", "(?!b)", "(?<=a)", "(?<!c)", r"\1", "(a)", "([ab]+)"]
SIGNS = ["", "", "", "*", "+", "?", "{2}", "{1,2}", "*?", "+?", "??"]


@pytest.mark.filterwarnings("ignore")
def test_regular_expressions_match_as_those_of_re(both, tmp_path: Path) -> None:
    chance = random.Random(8)
    cases, wanted = [], []
    for _ in range(1000):
        pattern = "".join(chance.choice(ATOMS) + chance.choice(SIGNS) for _ in range(chance.randint(1, 5)))
        text = "".join(chance.choice("abcx1_ 2") for _ in range(chance.randint(0, 9)))
        cases.append(f"{pattern}\t{text}")
        try:
            match = re.compile(pattern, re.ASCII).search(text)
            wanted.append(f"{pattern}\t{None if match is None else (match.span(), list(match.groups()))}")
        except re.error as error:
            wanted.append(f"{pattern}\t{error}")
    table = tmp_path / "table"
    table.write_text("\n".join(cases))
    assert both("regex/regex.py", "--table", str(table)).splitlines() == wanted


@pytest.mark.parametrize("name", ["examples/markdown/sample.md", "README.md", "docs/language.md", "docs/how-it-works.md"])
def test_markdown_renders_as_commonmark(both, name: str) -> None:
    judge = pytest.importorskip("markdown_it")
    path = EXAMPLES.parent / name
    assert both("markdown/markdown.py", str(path)) == judge.MarkdownIt("commonmark").render(path.read_text(encoding="utf-8"))


def test_types_are_principal(both) -> None:
    found = both("types/infer.py", str(EXAMPLES / "types" / "prelude.ml"))
    assert found == (EXAMPLES / "types" / "prelude.expected").read_text()
