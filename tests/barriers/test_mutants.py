"""The mutations of `make mutants` fit the sources, and change them; the tests that they name exist."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from mutants import MUTANTS, Mutant

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.rows}: {mutant.what}")
def test_mutation_fits(mutant: Mutant) -> None:
    text = (ROOT / "src" / "bullsnake" / mutant.file).read_text()
    assert text.count(mutant.old) == 1
    ast.parse(text.replace(mutant.old, mutant.new))
    assert mutant.old != mutant.new and (ROOT / mutant.red.split("::")[0]).exists()
