"""The examples with goroutines and threads print what they say, under CPython and natively."""

from __future__ import annotations

import sys
from pathlib import Path

from support.running import Outcome, run, subject

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


def example(name: str, *args: str) -> Outcome:
    """What both do."""
    plain = run([sys.executable, str(EXAMPLES / name), *args], "", {})
    assert subject(EXAMPLES / name, list(args), "", "") == plain
    return plain


def test_primes() -> None:
    """There are 2262 primes below 20000 (OEIS A000720)."""
    assert example("goroutines/primes.py") == Outcome(0, "2262 primes below 20000\n", "")
    assert example("goroutines/primes.py", "1000", "1") == Outcome(0, "168 primes below 1000\n", "")
    assert example("goroutines/primes.py", "100", "30") == Outcome(0, "25 primes below 100\n", "")


def test_first_answer() -> None:
    lines = ["quick: WHAT IS IT?", "no answer to 'and now?'", "tick 0", "tick 1", "tick 2"]
    assert example("goroutines/first_answer.py") == Outcome(0, "".join(line + "\n" for line in lines), "")


def test_word_counts(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("The cat, the dog; the END.\nA cat!\n" * 50, encoding="utf-8")
    expected = "400 words, 5 different\n   150 the\n   100 cat\n    50 a\n    50 dog\n    50 end\n"
    for workers in ("1", "7"):
        assert example("threads/word_counts.py", str(text), "-w", workers) == Outcome(0, expected, "")
