"""try, with, raise: landing pads, handlers, clean-ups.

While a protected region is built, `fb.unwind` names the block of its handler, which starts with `landingpad`. A `finally` body is
built again for each way out: falling through, an exception (which is thrown on afterwards), and each return, break or
continue (`fb.cleanups`). A rethrow is hidden from the traceback, since the frame is listed already.

Context. What leaves a handler's body by an exception gets the handled exception appended to the end of its __context__ chain, by
a landing pad around the body: so code called from the handler need not know that an exception is being handled.
"""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.assignment import assign_value
from bullsnake.build.calls import call_method
from bullsnake.build.dispatch import executes
from bullsnake.build.done import Done, value_of
from bullsnake.build.expressions import class_of_object
from bullsnake.build.function import FALSE, NULL, TRUE, Cleanup, FunctionBuilder
from bullsnake.build.objects import has_class
from bullsnake.build.places import place_of, write
from bullsnake.build.truth import truth
from bullsnake.front import tree
from bullsnake.front.types import Instance, NoneType, Type, substitute
from bullsnake.ir.core import Block, Operand, Reg
from bullsnake.ir.types import Ty


def leave(fb: FunctionBuilder, depth: int) -> None:
    """Run the clean-ups that stand inside level `depth`, innermost first."""
    kept, outer = fb.cleanups, fb.unwind
    for level in range(len(kept) - 1, depth - 1, -1):
        fb.cleanups = kept[:level]
        fb.unwind = kept[level].unwind
        kept[level].emit()
    fb.cleanups, fb.unwind = kept, outer


def landing(fb: FunctionBuilder, pad: Block) -> Reg:
    fb.enter(pad)
    return fb.op("landingpad", Ty.REF)


def rethrow(fb: FunctionBuilder, error: Operand) -> None:
    fb.runtime("runtime.throw", error, hidden=True, reraise=True)


# --- try ------------------------------------------------------------------------------------------------------------------


@executes(tree.Try)
def _try(fb: FunctionBuilder, node: tree.Try) -> None:
    if node.final:
        with_final(fb, lambda: _handled(fb, node), lambda: fb.statements(node.final))
    else:
        _handled(fb, node)


def with_final(fb: FunctionBuilder, body: Fn[[], None], final: Fn[[], None]) -> None:
    """body, then `final` on every way out of it."""
    pad, outer, pos = fb.new_block("finally", cold=True), fb.unwind, fb.pos
    done = fb.new_block("done")
    fb.cleanups.append(Cleanup(final, outer))
    fb.unwind = pad.label
    body()
    fb.unwind = outer
    fb.cleanups.pop()
    if not fb.terminated:
        final()
        fb.jump(done)
    error = landing(fb, pad)
    guarded(fb, error, final)
    if not fb.terminated:
        fb.pos = pos
        rethrow(fb, error)
    fb.enter(done)


def _handled(fb: FunctionBuilder, node: tree.Try) -> None:
    if not node.handlers:
        fb.statements(node.body)
        fb.statements(node.orelse)
        return
    pad, done, outer = fb.new_block("except", cold=True), fb.new_block("done"), fb.unwind
    fb.unwind = pad.label
    fb.statements(node.body)
    fb.unwind = outer
    if not fb.terminated:
        fb.statements(node.orelse)
        fb.jump(done)
    error = landing(fb, pad)
    fb.pos = node.pos
    for handler in node.handlers:
        other = _matches(fb, error, handler)
        _run_handler(fb, error, handler)
        fb.jump(done)
        if other is None:
            break
        fb.enter(other)
    else:
        fb.pos = node.pos
        rethrow(fb, error)
    fb.enter(done)


def _matches(fb: FunctionBuilder, error: Operand, handler: tree.Handler) -> Block | None:
    """Go on where the handler fits; the block for where it does not, if that can be."""
    if not handler.classes or any(c.fullname == "builtins.BaseException" for c in handler.classes):
        return None
    here, other = fb.new_block("handler", cold=True), fb.new_block("other", cold=True)
    for cls in handler.classes:
        next_ = fb.new_block("next", cold=True)
        fb.branch(has_class(fb, error, cls), here, next_)
        fb.enter(next_)
    fb.jump(other)
    fb.enter(here)
    return other


def _run_handler(fb: FunctionBuilder, error: Reg, handler: tree.Handler) -> None:
    if handler.var is not None:
        write(fb, handler.var, error)
    guarded(fb, error, lambda: fb.statements(handler.body))
    if handler.var is not None and handler.var.maybe_unbound and not fb.terminated:
        place_of(fb, handler.var).unbind(fb)


def guarded(fb: FunctionBuilder, error: Reg, body: Fn[[], None]) -> None:
    """Code that runs while `error` is being handled: what it raises gets `error` as context."""
    pad, outer = fb.new_block("context", cold=True), fb.unwind
    after = fb.new_block("after")
    fb.cleanups.append(Cleanup(lambda: None, outer))
    fb.handled.append(error)
    fb.unwind = pad.label
    body()
    fb.unwind = outer
    fb.handled.pop()
    fb.cleanups.pop()
    completes = not fb.terminated
    fb.jump(after)
    second = landing(fb, pad)
    fb.lib("add_context", second, error)
    rethrow(fb, second)
    fb.enter(after)
    if not completes:
        fb.unreachable()


# --- raise ------------------------------------------------------------------------------------------------------------------


@executes(tree.Raise)
def _raise(fb: FunctionBuilder, node: tree.Raise) -> None:
    if node.value is None:
        if fb.handled:
            rethrow(fb, fb.handled[-1])
        else:
            fb.lib("raise_no_active")
        return
    error = fb.kept(fb.expr(node.value))
    if node.cause is not None or node.from_none:
        _set_cause(fb, node, error)
    fb.pos = node.pos
    fb.lib("prepare_trace", error)
    fb.runtime("runtime.throw", error)


def _set_cause(fb: FunctionBuilder, node: tree.Raise, error: Operand) -> None:
    base = fb.unit.classes.builtin_class("BaseException")
    cause = NULL if node.cause is None else fb.expr(node.cause)
    for name, value in (("__cause__", cause), ("__suppress_context__", TRUE)):
        fb.store(value, error, fb.unit.classes.field_place(base, name, {}).offset)


# --- with -----------------------------------------------------------------------------------------------------------------


@executes(tree.With)
def _with(fb: FunctionBuilder, node: tree.With) -> None:
    """enter, body, exit. An exception goes to `__exit__`, and on, unless that returns true."""
    kind = fb.type(node.manager.type)
    manager = Done(node.manager, fb.kept(fb.expr(node.manager)), kind)
    entered_type = _entered_type(fb, node)
    entered = call_method(fb, manager, node.enter, [], entered_type)
    if node.target is not None:
        assign_value(fb, node.target, fb.kept(entered), entered_type)

    def leave_normally() -> None:
        pos, fb.pos = fb.pos, node.pos
        _call_exit(fb, node, manager, NULL, NULL)
        fb.pos = pos

    pad, outer, done = fb.new_block("exit", cold=True), fb.unwind, fb.new_block("done")
    fb.cleanups.append(Cleanup(leave_normally, outer))
    fb.unwind = pad.label
    fb.statements(node.body)
    fb.unwind = outer
    fb.cleanups.pop()
    if not fb.terminated:
        leave_normally()
        fb.jump(done)
    error = landing(fb, pad)
    fb.pos = node.pos
    swallowed: list[Operand] = []
    guarded(fb, error, lambda: swallowed.append(_call_exit(fb, node, manager, class_of_object(fb, error), error)))
    again = fb.new_block("again", cold=True)
    fb.branch(swallowed[0], done, again)
    fb.enter(again)
    rethrow(fb, error)
    fb.enter(done)


def _entered_type(fb: FunctionBuilder, node: tree.With) -> Type:
    from bullsnake.build.expressions import as_instance, class_args
    from bullsnake.build.vtables import owner_mapping

    kind = as_instance(fb, node.manager.type)
    return fb.type(substitute(node.enter.ret, owner_mapping(kind.cls, node.enter.owner, class_args(kind))))


def _call_exit(fb: FunctionBuilder, node: tree.With, manager: tree.Expr, cls: Operand, error: Operand) -> Operand:
    """Whether `__exit__` asks to swallow the exception."""
    object_type = Instance(fb.unit.classes.builtin_class("object"))
    params = node.exit.params[1:]
    values = [cls, error, NULL][: len(params)]
    args: list[tree.Expr | None] = [
        value_of(node.pos, v, p.var.type if p.kind.value != "*args" else object_type)
        for v, p in zip(values, params, strict=False)
    ]
    if params and params[0].kind.value == "*args":
        items = [value_of(node.pos, v, object_type) for v in (cls, error, NULL)]
        args = [tree.StarArgs(pos=node.pos, type=params[0].var.type, items=list(items))]
    result = fb.type(node.exit.ret)
    value = call_method(fb, manager, node.exit, args, result)
    return FALSE if isinstance(result, NoneType) else truth(fb, value, result)
