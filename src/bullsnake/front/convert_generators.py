"""yield, yield from, and generator expressions that are values.

A generator expression that is used up at once is a list, or a loop (tree.GeneratorExpr); any other one is a call of a nested generator
function `<genexpr>`, which takes an iterator over the first iterable, for that is evaluated where the expression stands.
"""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.context import Context
from bullsnake.front.convert_expressions import generator_parts
from bullsnake.front.convert_functions import callable_type, enter, finish, without_name
from bullsnake.front.convert_targets import bind_target
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.dispatch import converts, expr, placeholder
from bullsnake.front.generator_types import generator_types
from bullsnake.front.items import item_of, item_type
from bullsnake.front.symbols import FunctionInfo, Param, Scope, Var
from bullsnake.front.types import ANY, NONE, Instance, Type


@converts(my.YieldExpr)
def convert_yield(c: Context, node: my.YieldExpr, expected: Type | None) -> tree.Expr:
    if c.function is None or not c.function.is_generator:
        legality.yield_elsewhere(c, node)
        return placeholder(c, node)
    item, sent, _ = generator_types(c.function.ret)
    value = None
    if node.expr is not None:
        value = expr(c, node.expr, None if item is ANY else item)
        legality.check_flow(c, node.expr, value, item)
    return tree.Yield(pos=c.pos(node), type=sent, value=value)


@converts(my.YieldFromExpr)
def convert_yield_from(c: Context, node: my.YieldFromExpr, expected: Type | None) -> tree.Expr:
    if c.function is None or not c.function.is_generator:
        legality.yield_elsewhere(c, node)
        return placeholder(c, node)
    source = expr(c, node.expr)
    item = generator_types(c.function.ret)[0]
    legality.check_item(c, node.expr, item_of(c, source.type), item)
    type_ = source.type
    result = generator_types(type_)[2] if isinstance(type_, Instance) and type_.cls.name == "Generator" else NONE
    return tree.YieldFrom(pos=c.pos(node), type=result, iterable=source)


@converts(my.GeneratorExpr)
def convert_generator(c: Context, node: my.GeneratorExpr, expected: Type | None) -> tree.Expr:
    found = type_of(c, node)
    hint = found.args[0] if isinstance(found, Instance) and found.args and found.args[0] is not ANY else None
    if c.generator_allowed:
        element, clauses = generator_parts(c, node, hint)
        return tree.GeneratorExpr(
            pos=c.pos(node), type=builtin(c, "list", element.type) if found is ANY else found, element=element, clauses=clauses
        )
    return _as_function(c, node, hint)


def _as_function(c: Context, node: my.GeneratorExpr, hint: Type | None) -> tree.Expr:
    pos = c.pos(node)
    first = expr(c, node.sequences[0])
    item = item_type(c, node.sequences[0], first)
    info = _symbol(c, node, item)
    source = info.params[0].var
    frame = enter(c, info, None)
    try:
        body, element = _body(c, node, source, item, hint)
    finally:
        c.frame = frame.parent
    yields = hint if hint is not None else element.type
    info.ret = _iterator(c, yields)
    definition = finish(c, frame, body, None, pos)
    value = tree.Lambda(pos=pos, type=callable_type(info), function=definition.info)
    argument = tree.MakeIterator(pos=first.pos, type=source.type, value=first)
    return tree.Call(pos=pos, type=info.ret, function=info, args=[argument], closure=value)


def _symbol(c: Context, node: my.GeneratorExpr, item: Type) -> FunctionInfo:
    info = without_name(c, node, "<genexpr>", ANY)
    info.is_generator = True
    info.params = [Param(Var(".0", f"{info.fullname}..0", _iterator(c, item), Scope.PARAM, info))]
    c.symbols.enter(my.Var(".0"), info.params[0].var, assignments=1)
    return info


def _iterator(c: Context, item: Type) -> Type:
    cls = c.symbols.classes.get("typing.Iterator") or c.symbols.registry.classes["typing.Iterator"]
    return Instance(cls, (item,))


def _body(
    c: Context, node: my.GeneratorExpr, source: Var, item: Type, hint: Type | None
) -> tuple[list[tree.Stmt], tree.Expr]:
    """The loops, from the outermost inwards, around the yield."""
    heads = []
    for number, (index, sequence, conditions) in enumerate(zip(node.indices, node.sequences, node.condlists, strict=True)):
        if number:
            iterable = expr(c, sequence)
            item = item_type(c, sequence, iterable)
        else:
            iterable = tree.Name(pos=c.pos(sequence), type=source.type, var=source, declared=source.type)
        with c.loop():
            target = bind_target(c, index, item)
            heads.append((c.pos(sequence), target, iterable, item, [expr(c, condition) for condition in conditions]))
    with c.loop():
        element = expr(c, node.left_expr, hint)
        if hint is not None:
            legality.check_flow(c, node.left_expr, element, hint)
    inner: list[tree.Stmt] = [tree.ExprStmt(pos=element.pos, value=tree.Yield(pos=element.pos, type=NONE, value=element))]
    for pos, target, iterable, item, tests in reversed(heads):
        for test in reversed(tests):
            inner = [tree.If(pos=test.pos, test=test, then=inner, orelse=[])]
        inner = [tree.For(pos=pos, target=target, iterable=iterable, item_type=item, body=inner, orelse=[])]
    return inner, element
