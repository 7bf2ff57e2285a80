"""Samples as machine code: a generated dialect module calls them, and the executable writes their results to descriptor 3."""

from __future__ import annotations

import importlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from both_ways import ARENA_SIZE, Outcome

from bullsnake.build.lowlevel.compiler import compile_program
from bullsnake.build.lowlevel.program import Info
from bullsnake.link import link_image, link_program
from bullsnake.llvm.compile import assemble, compile_module
from bullsnake.passes.pipeline import run_passes
from bullsnake.ports.amd64.asm import thunks

Case = tuple[str, str, tuple[int, ...]]
ASSEMBLY = """
    .globl _start
    .type _start,@function
_start:
    call "generated.main"
    ud2
    .size _start, .-_start
    .globl "port.twice"
    .type "port.twice",@function
"port.twice":
    leaq (%rdi,%rdi), %rax
    retq
    .size "port.twice", .-"port.twice"
"""


@dataclass
class Finished:
    """How the executable ended, and its outcomes per case."""

    status: int
    errors: str
    outcomes: list[list[Outcome]]


def _argument(kind: Any, value: int) -> str:
    if kind.__name__ in ("u8", "u16", "u32", "u64", "i32", "i64"):
        return f"{kind.__name__}({value})"
    raise TypeError(kind)


def _calls(case: Case, info: Info) -> list[str]:
    name, function, args = case
    call = f"{name}.{function}({', '.join(_argument(kind, a) for (_, kind), a in zip(info.params, args, strict=True))})"
    targets = [f"r{i}_{kind.__name__}" for i, kind in enumerate(info.results)]
    return [f"{', '.join(targets)} = {call}" if targets else call, *(f"put(u64({t}))" for t in targets), "put_arena()"]


def _generate(cases: list[Case], infos: list[Info]) -> str:
    names = sorted({name for name, _, _ in cases})
    lines = ["from bullsnake.dialect import *", f"from dialect_samples import {', '.join(names)}"]
    lines += ["from dialect_samples.harness import clear, finish, prepare, put, put_arena"]
    lines += ["@systemstack", "@noreturn", "@export('generated.main')", "def main() -> None:", "    prepare()"]
    for case, info in zip(cases, infos, strict=True):
        lines += [f"    {line}" for line in ["clear()", *_calls(case, info) * 2]]
    return "\n".join([*lines, "    finish()", ""])


def build(cases: list[Case], directory: Path) -> tuple[Path, list[Info]]:
    """An executable that runs all cases, each twice in a row."""
    names = sorted({name for name, _, _ in cases})
    samples = [f"dialect_samples.{name}" for name in names]
    known = compile_program(samples)
    infos = [known.function(getattr(importlib.import_module(f"dialect_samples.{n}"), f)) for n, f, _ in cases]
    name = f"generated_{abs(hash(directory)):x}"
    (directory / f"{name}.py").write_text(_generate(cases, infos))
    sys.path.insert(0, str(directory))
    try:
        module = compile_program([*samples, "dialect_samples.harness", name]).module
    finally:
        sys.path.remove(str(directory))
    run_passes(module)
    compiled = compile_module(module)
    data = link_program(link_image([]), [assemble(ASSEMBLY + thunks(sorted(compiled.thunks))), compiled.object])
    path = directory / "program"
    path.write_bytes(data)
    path.chmod(0o755)
    return path, infos


def run(cases: list[Case], directory: Path) -> Finished:
    """Build and run; descriptor 3 is a file."""
    path, infos = build(cases, directory)
    output = directory / "output"
    done = subprocess.run(["sh", "-c", 'exec "$0" 3>"$1"', path, output], capture_output=True, timeout=20)
    return Finished(done.returncode, done.stderr.decode(), _parse(output.read_bytes(), infos))


def _parse(data: bytes, infos: list[Info]) -> list[list[Outcome]]:
    at, outcomes = 0, []
    for info in infos:
        runs = []
        for _ in range(2):
            end = at + 8 * len(info.results)
            results = tuple(int.from_bytes(data[i : i + 8], "little") for i in range(at, end, 8))
            runs.append(Outcome(results, data[end : end + ARENA_SIZE]))
            at = end + ARENA_SIZE
        outcomes.append(runs)
    return outcomes
