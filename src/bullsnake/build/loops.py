"""while and for, break and continue."""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.assignment import assign_items, assign_value
from bullsnake.build.dispatch import executes
from bullsnake.build.expressions import condition
from bullsnake.build.function import FunctionBuilder, LoopTargets
from bullsnake.build.iteration import DictLoop, Several, iteration
from bullsnake.build.sources import Iteration
from bullsnake.front import tree
from bullsnake.front.types import Tuple
from bullsnake.ir.core import Block


def mark_header(fb: FunctionBuilder, header: Block) -> None:
    """What a poll in the loop's header raises is caught as what the body raises; it has the loop's line (see passes.polls)."""
    header.instrs[-1].pos = header.instrs[-1].pos or fb.pos
    if fb.unwind is not None:
        header.instrs[-1].attrs["poll_unwind"] = fb.unwind


@executes(tree.While)
def _while(fb: FunctionBuilder, node: tree.While) -> None:
    header, body, orelse, done = (fb.new_block(n) for n in ("while", "body", "else", "done"))
    fb.jump(header)
    fb.enter(header)
    if isinstance(node.test, tree.BoolLit) and node.test.value:
        fb.jump(body)
    else:
        condition(fb, node.test, body, orelse)
    mark_header(fb, header)
    fb.enter(body)
    fb.loops.append(LoopTargets(done, header, len(fb.cleanups)))
    fb.statements(node.body)
    fb.loops.pop()
    fb.jump(header)
    fb.enter(orelse)
    fb.statements(node.orelse)
    fb.jump(done)
    fb.enter(done)


@executes(tree.For)
def _for(fb: FunctionBuilder, node: tree.For) -> None:
    def body(following: Block) -> None:
        fb.statements(node.body)

    loop(fb, node.target, node.iterable, body, node.orelse)


def loop(
    fb: FunctionBuilder, target: tree.Expr, iterable: tree.Expr, body: Fn[[Block], None], orelse: list[tree.Stmt] | None = None
) -> None:
    """A for loop. `body` gets the block that goes on with the next item."""
    source = iteration(fb, iterable)
    header, step, after, done = (fb.new_block(n) for n in ("for", "step", "else", "done"))
    fb.jump(header)
    fb.enter(header)
    source.head(fb, after)
    mark_header(fb, header)
    fb.loops.append(LoopTargets(done, step, len(fb.cleanups)))
    assign_item(fb, target, source)
    body(step)
    fb.loops.pop()
    fb.jump(step)
    fb.enter(step)
    source.step(fb)
    fb.jump(header)
    fb.enter(after)
    fb.statements(orelse or [])
    fb.jump(done)
    fb.enter(done)


def assign_item(fb: FunctionBuilder, target: tree.Expr, source: Iteration) -> None:
    """Bind the target; items of several parts need no tuple when they are unpacked at once."""
    if isinstance(source, Several | DictLoop) and isinstance(target, tree.TupleLit | tree.ListLit):
        kind = source.type
        if isinstance(kind, Tuple) and len(source.parts) == len(target.items) == len(kind.items):
            assign_items(fb, target.items, list(zip(source.items(fb), kind.items, strict=True)))
            return
    assign_value(fb, target, fb.kept(source.item(fb)), source.type)


def run_loop(fb: FunctionBuilder, source: Iteration, body: Fn[[], None]) -> None:
    """A loop without a target in the source, already set up."""
    header, done = fb.new_block("for"), fb.new_block("done")
    fb.jump(header)
    fb.enter(header)
    source.head(fb, done)
    mark_header(fb, header)
    body()
    source.step(fb)
    fb.jump(header)
    fb.enter(done)


@executes(tree.Break)
def _break(fb: FunctionBuilder, node: tree.Break) -> None:
    from bullsnake.build.tries import leave

    targets = fb.loops[-1]
    leave(fb, targets.depth)
    fb.jump(targets.on_break)


@executes(tree.Continue)
def _continue(fb: FunctionBuilder, node: tree.Continue) -> None:
    from bullsnake.build.tries import leave

    targets = fb.loops[-1]
    leave(fb, targets.depth)
    fb.jump(targets.on_continue)
