"""Literals, containers, f-strings, comprehensions, conditions, slices."""

from __future__ import annotations

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.any_values import loop_over_any
from bullsnake.front.context import Context
from bullsnake.front.convert_names import variable
from bullsnake.front.convert_targets import bind_target
from bullsnake.front.convert_types import builtin, convert_type, has_any, type_of
from bullsnake.front.dispatch import converts, expr, placeholder
from bullsnake.front.displays import display_type, is_open, member_of_class
from bullsnake.front.doubtful import certain
from bullsnake.front.enums import plain_operand
from bullsnake.front.flows import can_be_tested
from bullsnake.front.items import item_of, item_type
from bullsnake.front.types import ANY, NEVER, Instance, NoneType, Type, Union, is_builtin, make_union, rep, without_none
from bullsnake.ir.types import Ty


@converts(my.IntExpr)
def convert_int(c: Context, node: my.IntExpr, expected: Type | None) -> tree.Expr:
    return tree.IntLit(pos=c.pos(node), type=builtin(c, "int"), value=node.value)


@converts(my.FloatExpr)
def convert_float(c: Context, node: my.FloatExpr, expected: Type | None) -> tree.Expr:
    return tree.FloatLit(pos=c.pos(node), type=builtin(c, "float"), value=node.value)


@converts(my.StrExpr)
def convert_str(c: Context, node: my.StrExpr, expected: Type | None) -> tree.Expr:
    return tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=node.value)


@converts(my.BytesExpr)
def convert_bytes(c: Context, node: my.BytesExpr, expected: Type | None) -> tree.Expr:
    text = node.value.encode("latin-1").decode("unicode_escape")  # what mypy keeps is the inside of the repr
    return tree.BytesLit(pos=c.pos(node), type=builtin(c, "bytes"), value=text)


@converts(
    my.ComplexExpr,
    my.EllipsisExpr,
    my.AwaitExpr,
    my.NamedTupleExpr,
    my.TypedDictExpr,
    my.EnumCallExpr,
    my.TypeVarExpr,
    my.TypeApplication,
    my.TemplateStrExpr,
    my.SuperExpr,
    my.StarExpr,
)
def convert_unsupported(c: Context, node: my.Expression, expected: Type | None) -> tree.Expr:
    legality.unsupported_expression(c, node)
    return placeholder(c, node)


@converts(my.CastExpr)
def convert_cast(c: Context, node: my.CastExpr, expected: Type | None) -> tree.Expr:
    if not c.lib_mode:
        return _checked_cast(c, node)
    return tree.Cast(pos=c.pos(node), type=convert_type(c, node.type), value=expr(c, node.expr))


def _checked_cast(c: Context, node: my.CastExpr) -> tree.Expr:
    """The value, tested to be of the type."""
    wanted = convert_type(c, node.type)
    value = expr(c, node.expr, wanted)
    if value.type == wanted or wanted is ANY:
        return value
    if not can_be_tested(wanted) or rep(value.type) is not Ty.REF:
        legality.cast(c, node, wanted)
        return placeholder(c, node)
    return tree.Checked(pos=c.pos(node), type=wanted, value=value)


@converts(my.RevealExpr, my.AssertTypeExpr)
def convert_reveal(c: Context, node: my.RevealExpr | my.AssertTypeExpr, expected: Type | None) -> tree.Expr:
    if node.expr is None:
        return placeholder(c, node)
    return expr(c, node.expr, expected)


@converts(my.ConditionalExpr)
def convert_conditional(c: Context, node: my.ConditionalExpr, expected: Type | None) -> tree.Expr:
    test = expr(c, node.cond)
    then = expr(c, node.if_expr, expected)
    orelse = expr(c, node.else_expr, then.type if isinstance(node.else_expr, my.LambdaExpr) else expected)
    found = joined(type_of(c, node), then.type, orelse.type, expected)
    for part, value in ((node.if_expr, then), (node.else_expr, orelse)):
        legality.check_flow(c, part, value, found)
    return tree.IfExpr(pos=c.pos(node), type=found, test=test, then=then, orelse=orelse)


def joined(found: Type, left: Type, right: Type, expected: Type | None) -> Type:
    """The type of a choice between two values. mypy calls bool or int an int: keep the difference."""
    if has_any(found):
        found = expected if expected is not None and not has_any(expected) else make_union([left, right])
    elif expected is not None and is_open(found):
        found = expected
    if is_builtin(found, "int") and left != right:
        return make_union([left, right])
    return found


@converts(my.AssignmentExpr)
def convert_walrus(c: Context, node: my.AssignmentExpr, expected: Type | None) -> tree.Expr:
    symbol = node.target.node
    if not isinstance(symbol, my.Var):
        return expr(c, node.value)
    var = variable(c, symbol)
    value = expr(c, node.value, None if var.type is ANY else var.type)
    if var.type is ANY:
        var.type = value.type
    c.assigned(var)
    legality.check_flow(c, node.value, value, var.type)
    target = tree.Name(pos=c.pos(node.target), type=var.type, var=var, declared=var.type)
    return tree.Walrus(pos=c.pos(node), type=value.type, target=target, value=value)


@converts(my.SliceExpr)
def convert_slice(c: Context, node: my.SliceExpr, expected: Type | None) -> tree.Expr:
    parts = [None if part is None else expr(c, part) for part in (node.begin_index, node.end_index, node.stride)]
    return tree.Slice(pos=c.pos(node), type=builtin(c, "slice"), lower=parts[0], upper=parts[1], step=parts[2])


# --- comprehensions -------------------------------------------------------------------------------------------------------


@converts(my.ListComprehension)
def convert_list_comprehension(c: Context, node: my.ListComprehension, expected: Type | None) -> tree.Expr:
    inner = member_of_class(expected, "list")
    hint = inner.args[0] if isinstance(inner, Instance) and inner.args else None
    found = type_of(c, node)
    if isinstance(found, Instance) and found.args and found.args[0] is not ANY:
        hint = found.args[0]
    element, clauses = generator_parts(c, node.generator, hint)
    if not isinstance(found, Instance) or is_open(found):
        found = builtin(c, "list", hint or element.type)
    return tree.ListComp(pos=c.pos(node), type=found, element=element, clauses=clauses)


@converts(my.SetComprehension)
def convert_set_comprehension(c: Context, node: my.SetComprehension, expected: Type | None) -> tree.Expr:
    found = display_type(c, node, "set", expected)
    hint = found.args[0] if isinstance(found, Instance) and found.args and found.args[0] not in (ANY, NEVER) else None
    element, clauses = generator_parts(c, node.generator, hint)
    if not isinstance(found, Instance) or is_open(found):
        found = builtin(c, "set", hint or element.type)
    legality.check_dict_type(c, node, found)
    return tree.SetComp(pos=c.pos(node), type=found, element=element, clauses=clauses)


def generator_parts(c: Context, node: my.GeneratorExpr, hint: Type | None) -> tuple[tree.Expr, list[tree.CompFor]]:
    clauses = _clauses(c, node)
    with c.loop():
        element = expr(c, node.left_expr, hint)
        if hint is not None:
            legality.check_flow(c, node.left_expr, element, hint)
    return element, clauses


@converts(my.DictionaryComprehension)
def convert_dict_comprehension(c: Context, node: my.DictionaryComprehension, expected: Type | None) -> tree.Expr:
    clauses = _clauses(c, node)
    found = type_of(c, node)
    with c.loop():
        key, value = (expr(c, part) if part is not None else None for part in (node.key, node.value))
    if key is None or value is None:
        legality.star_in_display(c, node)
        return placeholder(c, node)
    if not isinstance(found, Instance) or is_open(found):
        found = builtin(c, "dict", key.type, value.type)
    legality.check_dict_type(c, node, found)
    return tree.DictComp(pos=c.pos(node), type=found, key=key, value=value, clauses=clauses)


def _clauses(c: Context, node: my.GeneratorExpr | my.DictionaryComprehension) -> list[tree.CompFor]:
    clauses = []
    for index, sequence, conditions, is_async in zip(
        node.indices, node.sequences, node.condlists, node.is_async, strict=True
    ):
        if is_async:
            legality.async_code(c, sequence)
        iterable = loop_source(c, sequence)
        with c.loop():
            target = bind_target(c, index, item_type(c, sequence, iterable))
            tests = [expr(c, condition) for condition in conditions]
        clauses.append(tree.CompFor(pos=c.pos(sequence), target=target, iterable=iterable, conditions=tests))
    return clauses


def loop_source(c: Context, node: my.Expression) -> tree.Expr:
    """What a loop runs over: evaluated lazily."""
    with c.allow_generator(False):
        return as_iterable(c, loop_over_any(c, node, certain(c, node, plain_operand(c, expr(c, node), "in"))))


def as_iterable(c: Context, value: tree.Expr) -> tree.Expr:
    """A union of things to loop over is an iterable whose class is known at run time."""
    if not isinstance(value.type, Union) or not isinstance(without_none(value.type), Union):
        return value
    item = item_of(c, value.type)
    iterable = c.symbols.registry.classes.get("typing.Iterable")
    if iterable is None or any(isinstance(m, NoneType) or item_of(c, m) is ANY for m in value.type.items):
        return value
    return tree.Cast(pos=value.pos, type=Instance(iterable, (item,)), value=value)


# --- f-strings ------------------------------------------------------------------------------------------------------------


def f_string(c: Context, node: my.CallExpr) -> tree.Expr | None:
    """The f-string behind mypy's `"".join([...])` or `"{!r:{}}".format(value, spec)`; None for any other call."""
    part = _formatted(node)
    if part is not None:
        return tree.FString(pos=c.pos(node), type=builtin(c, "str"), parts=[_part(c, node, part)])
    items = _joined(node)
    if items is None:
        return None
    parts: list[tree.Expr] = []
    for item in items:
        inner = _formatted(item) if isinstance(item, my.CallExpr) else None
        parts.append(_part(c, item, inner) if inner is not None else expr(c, item))
    return tree.FString(pos=c.pos(node), type=builtin(c, "str"), parts=parts)


def _joined(node: my.CallExpr) -> list[my.Expression] | None:
    callee = node.callee
    if not (isinstance(callee, my.MemberExpr) and callee.name == "join" and isinstance(callee.expr, my.StrExpr)):
        return None
    if callee.expr.value or len(node.args) != 1 or not isinstance(node.args[0], my.ListExpr):
        return None
    items = node.args[0].items
    good = all(isinstance(i, my.StrExpr) or (isinstance(i, my.CallExpr) and _formatted(i) is not None) for i in items)
    return items if good else None


def _formatted(node: my.CallExpr) -> tuple[str, my.Expression, my.Expression] | None:
    """(conversion, value, spec) of a desugared replacement field."""
    callee = node.callee
    if not (isinstance(callee, my.MemberExpr) and callee.name == "format" and isinstance(callee.expr, my.StrExpr)):
        return None
    conversions = {"{:{}}": "", "{!r:{}}": "r", "{!s:{}}": "s", "{!a:{}}": "a"}
    if callee.expr.value not in conversions or len(node.args) != 2 or node.arg_kinds != [my.ARG_POS, my.ARG_POS]:
        return None
    return conversions[callee.expr.value], node.args[0], node.args[1]


def _part(c: Context, node: my.Expression, part: tuple[str, my.Expression, my.Expression]) -> tree.Expr:
    conversion, value_node, spec_node = part
    value = expr(c, value_node)
    spec = None if isinstance(spec_node, my.StrExpr) and not spec_node.value else expr(c, spec_node)
    if isinstance(spec, tree.StrLit):
        legality.check_format(c, value_node, value, conversion, spec.value)
    place = c.pos(value_node)
    return tree.FStringPart(pos=place, type=builtin(c, "str"), value=value, conversion=conversion, spec=spec)
