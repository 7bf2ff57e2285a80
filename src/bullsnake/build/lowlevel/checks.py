"""Directives, checked: each definition's own, then those that hold over the call graph.

Over the graph: only a @safepoint (@raises) function calls such functions; nothing reachable from a @nowritebarrier function is a
@writebarrier; no @nosplit function is recursive (its stack use must have a bound: see `nosplit`). A @nosplit function may run on
either stack: thunks that are entered on the system stack do not switch.
Calls by address are not followed.
"""

from __future__ import annotations

import ast
from collections.abc import Callable

from bullsnake.build.lowlevel.errors import DialectError, place_of
from bullsnake.build.lowlevel.program import Info, Program
from bullsnake.build.lowlevel.source import FunctionSource, Source
from bullsnake.dialect import directives
from bullsnake.ir.types import Ty

_DIRECTIVES = {
    "nosplit", "systemstack", "safepoint", "switches", "raises", "nowritebarrier", "writebarrier", "inline", "noinline", "cold",
    "noreturn", "preserve_most",
    "export", "extern", "assembly",
}  # fmt: skip
MAX_INTEGER_ARGS = 6
MAX_FLOAT_ARGS = 8


def check_decorators(source: Source, item: FunctionSource) -> None:
    """Every decorator is a directive."""
    for node in item.node.decorator_list:
        head = node.func if isinstance(node, ast.Call) else node
        name = head.id if isinstance(head, ast.Name) else head.attr if isinstance(head, ast.Attribute) else ""
        if name not in _DIRECTIVES or source.namespace.get(name) is not getattr(directives, name):
            raise source.error(node, f"unknown directive @{ast.unparse(node)}")


def check_definition(source: Source, item: FunctionSource, info: Info) -> None:
    """What the directives of one function demand of it alone."""
    d, node = info.directives, item.node
    if d.extern or d.assembly:
        if not _is_stub(node):
            raise source.error(node, f"the body of {node.name} is `...`")
        return
    if d.nosplit == d.systemstack:
        raise source.error(node, f"{node.name} needs exactly one of @nosplit and @systemstack")
    if d.inline and not d.nosplit:
        raise source.error(node, f"{node.name} is @inline: it must be @nosplit")
    if d.nowritebarrier and d.writebarrier:
        raise source.error(node, f"{node.name} is @nowritebarrier and @writebarrier")
    params = info.signature.params
    floats = sum(ty is Ty.F64 for ty in params)
    if d.systemstack and (floats > MAX_FLOAT_ARGS or len(params) - floats > MAX_INTEGER_ARGS):
        raise source.error(node, f"{node.name} is @systemstack and takes arguments on the stack")


def _is_stub(node: ast.FunctionDef) -> bool:
    rest = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    return not rest


def check_graph(program: Program) -> None:
    """The rules over the call graph."""
    for info in program.infos.values():
        if info.has_body:
            _check_effects(program, info)
            if info.directives.nowritebarrier:
                _check_no_write_barrier(program, info)
            if info.directives.nosplit:
                _check_not_recursive(program, info)


def _check_effects(program: Program, info: Info) -> None:
    for name, pos in info.calls:
        callee = program.infos.get(name)
        if callee is None:
            continue
        for directive in ("safepoint", "raises"):
            if getattr(callee.directives, directive) and not getattr(info.directives, directive):
                raise DialectError(pos, f"{info.symbol} is not @{directive} and calls {callee.symbol}, which is")


def _check_no_write_barrier(program: Program, info: Info) -> None:
    path = _find_path(program, info, lambda callee: callee.directives.writebarrier)
    if path:
        raise DialectError(info.pos, f"@nowritebarrier, but a write barrier is reached: {' -> '.join(path)}")


def _check_not_recursive(program: Program, info: Info) -> None:
    path = _find_path(program, info, lambda callee: callee is info, lambda callee: callee.directives.nosplit)
    if path:
        raise DialectError(info.pos, f"@nosplit function is recursive: {' -> '.join(path)}")


Test = Callable[[Info], bool]


def _find_path(program: Program, start: Info, found: Test, follow: Test = lambda callee: True) -> list[str]:
    """Symbols from a function to the first callee that is looked for, in call order; empty if there is none."""
    seen = {start.symbol}
    stack: list[tuple[Info, list[str]]] = [(start, [start.symbol])]
    while stack:
        info, path = stack.pop()
        for name, _ in info.calls:
            callee = program.infos.get(name)
            if callee is None:
                continue
            if found(callee):
                return [*path, callee.symbol]
            if callee.symbol not in seen and callee.has_body and follow(callee):
                seen.add(callee.symbol)
                stack.append((callee, [*path, callee.symbol]))
    return []


def check_source(source: Source, item: FunctionSource) -> None:
    """Signature rules that the tree alone shows."""
    args = item.node.args
    if args.posonlyargs or args.vararg or args.kwonlyargs or args.kwarg or args.defaults:
        raise DialectError(place_of(item.node, source.file), f"{item.node.name}: plain parameters without defaults only")
