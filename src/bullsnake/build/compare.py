"""Comparisons: chains, identity, equality, order, membership."""

from __future__ import annotations

from bullsnake.build.calls import call_method
from bullsnake.build.coerce import box, boxed, convert
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import Done, value_of
from bullsnake.build.exact import compare as compare_exact
from bullsnake.build.exact import is_exact_tree, plan, settle_order
from bullsnake.build.function import FALSE, TRUE, FunctionBuilder, i64
from bullsnake.build.numbers import bool_not, compare_ints, compare_numbers
from bullsnake.build.reps import is_integral, is_numeric
from bullsnake.build.unions import numeric_members, split
from bullsnake.front import tree
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import Instance, NoneType, Tuple, Type, Union, is_builtin, rep
from bullsnake.internal import InternalError
from bullsnake.ir.core import Operand, Pos
from bullsnake.ir.types import Ty


@lowers(tree.Compare)
def _compare(fb: FunctionBuilder, node: tree.Compare) -> Operand:
    if all(is_integral(fb.type(o.type)) for o in node.operands) and not any(op in ("in", "not in") for op in node.ops):
        if not any(op.startswith("is") for op in node.ops):
            return _integers(fb, node)
    if len(node.ops) == 1:
        return compare_pair(fb, node.ops[0], node.operands[0], node.operands[1], node.methods[0])
    return _chain(fb, node)


def _integers(fb: FunctionBuilder, node: tree.Compare) -> Operand:
    """Trees of integers of any size; each is planned once, and its leaves evaluated only if the chain comes to it."""
    result = fb.reg(Ty.I1)
    done = fb.new_block("done") if len(node.ops) > 1 else None
    left = plan(fb, node.operands[0])
    for index, op in enumerate(node.ops):
        settle_order(fb, left, node.operands[index + 1])
        right = plan(fb, node.operands[index + 1])
        value = compare_exact(fb, op, left, right)
        left = right
        if done is None:
            return value
        fb.copy(result, value)
        if index < len(node.ops) - 1:
            next_ = fb.new_block("next")
            fb.branch(result, next_, done)
            fb.enter(next_)
    assert done is not None
    fb.jump(done)
    fb.enter(done)
    return result


def _chain(fb: FunctionBuilder, node: tree.Compare) -> Operand:
    result, done = fb.reg(Ty.I1), fb.new_block("done")
    left: tree.Expr = Done(node.operands[0], fb.kept(fb.expr(node.operands[0])), fb.type(node.operands[0].type))
    for index, op in enumerate(node.ops):
        operand = node.operands[index + 1]
        right: tree.Expr = Done(operand, fb.kept(fb.expr(operand)), fb.type(operand.type))
        fb.copy(result, compare_pair(fb, op, left, right, node.methods[index]))
        left = right
        if index < len(node.ops) - 1:
            next_ = fb.new_block("next")
            fb.branch(result, next_, done)
            fb.enter(next_)
    fb.jump(done)
    fb.enter(done)
    return result


def compare_pair(fb: FunctionBuilder, op: str, left: tree.Expr, right: tree.Expr, method: FunctionInfo | None) -> Operand:
    if op in ("is", "is not"):
        same = _identical(fb, left, right)
        return same if op == "is" else bool_not(fb, same)
    if op in ("in", "not in"):
        found = _contains(fb, left, right, method)
        return found if op == "in" else bool_not(fb, found)
    left_type, right_type = fb.type(left.type), fb.type(right.type)
    if is_numeric(left_type) and is_numeric(right_type):
        if is_exact_tree(fb, left) or is_exact_tree(fb, right):
            if is_integral(left_type) and is_integral(right_type):
                first = plan(fb, left)
                settle_order(fb, first, right)
                return compare_exact(fb, op, first, plan(fb, right))
        first_value = fb.expr(left)
        return compare_numbers(fb, op, first_value, fb.expr(right))
    if op in ("==", "!="):
        first_value = fb.expr(left)
        equal = equal_values(fb, first_value, left_type, fb.expr(right), right_type, method)
        return equal if op == "==" else bool_not(fb, equal)
    return _order(fb, op, left, right, method)


def _identical(fb: FunctionBuilder, left: tree.Expr, right: tree.Expr) -> Operand:
    a = fb.expr(left)
    b = fb.expr(right)
    a_type, b_type = fb.type(left.type), fb.type(right.type)
    if a.ty is b.ty and a.ty is not Ty.F64:
        return fb.op("icmp.eq", Ty.I1, a, b)
    if isinstance(a_type, NoneType) or isinstance(b_type, NoneType):
        return FALSE
    boxed = [v if v.ty is Ty.REF else box(fb, v, t) for v, t in ((a, a_type), (b, b_type))]
    return fb.op("icmp.eq", Ty.I1, *boxed)


# --- equality -------------------------------------------------------------------------------------------------------------


def equal_values(
    fb: FunctionBuilder, left: Operand, left_type: Type, right: Operand, right_type: Type, method: FunctionInfo | None = None
) -> Operand:
    """left == right, of any types."""
    left_type, right_type = fb.type(left_type), fb.type(right_type)
    if left.ty is not Ty.REF and right.ty is not Ty.REF:
        return compare_numbers(fb, "==", left, right)
    if isinstance(left_type, NoneType) or isinstance(right_type, NoneType):
        if left.ty is right.ty:
            return fb.op("icmp.eq", Ty.I1, left, right)
        return FALSE
    if is_builtin(left_type, "str") and is_builtin(right_type, "str"):
        str_eq = fb.unit.classes.builtin_class("str").methods["__eq__"]
        operands = [value_of(_pos(fb), v, t) for v, t in ((left, left_type), (right, right_type))]
        return call_method(fb, operands[0], str_eq, [operands[1]], _bool(fb))
    if isinstance(left_type, Tuple) and isinstance(right_type, Tuple) and len(left_type.items) == len(right_type.items):
        return _equal_tuples(fb, left, left_type, right, right_type)
    boxed = [v if v.ty is Ty.REF else box(fb, v, t) for v, t in ((left, left_type), (right, right_type))]
    return fb.lib("equal", *boxed)


def _equal_tuples(fb: FunctionBuilder, left: Operand, left_type: Tuple, right: Operand, right_type: Tuple) -> Operand:
    result, done = fb.reg(Ty.I1), fb.new_block("done")
    fb.copy(result, TRUE)
    for index, (a, b) in enumerate(zip(left_type.items, right_type.items, strict=True)):
        offset = 8 + 8 * index
        first, second = fb.load(rep(a), left, offset), fb.load(rep(b), right, offset)
        fb.copy(result, equal_values(fb, first, a, second, b))
        next_ = fb.new_block("next")
        fb.branch(result, next_, done)
        fb.enter(next_)
    fb.jump(done)
    fb.enter(done)
    return result


def _bool(fb: FunctionBuilder) -> Type:
    return Instance(fb.unit.classes.builtin_class("bool"))


def _pos(fb: FunctionBuilder) -> Pos:


    return fb.pos if fb.pos is not None else Pos("", 0)


# --- order ----------------------------------------------------------------------------------------------------------------


_MIRRORED = {"<": "__gt__", ">": "__lt__", "<=": "__ge__", ">=": "__le__"}


def _order(fb: FunctionBuilder, op: str, left: tree.Expr, right: tree.Expr, method: FunctionInfo | None) -> Operand:
    left_type, right_type = fb.type(left.type), fb.type(right.type)
    if numeric_members(left_type) is not None and numeric_members(right_type) is not None:
        return _order_unions(fb, op, left, right)
    if method is not None and method.name == _MIRRORED[op]:
        first = fb.kept(fb.expr(left))
        return call_method(fb, right, method, [Done(left, first, left_type)], _bool(fb))
    if method is not None:
        return call_method(fb, left, method, [right], _bool(fb))
    if isinstance(left_type, Instance) and left_type.cls.dataclass is not None:
        return _dataclass_order(fb, op, left, right, left_type)
    a = convert(fb, fb.expr(left), left_type, _object(fb))
    b = convert(fb, fb.expr(right), right_type, _object(fb))
    return less(fb, op, a, b)


def less(fb: FunctionBuilder, op: str, a: Operand, b: Operand) -> Operand:
    """An ordering of objects by `<` alone."""
    swapped = op in (">", "<=")
    value = fb.lib("less", *((b, a) if swapped else (a, b)))
    return value if op in ("<", ">") else bool_not(fb, value)


def _object(fb: FunctionBuilder) -> Type:
    return Instance(fb.unit.classes.builtin_class("object"))


def _dataclass_order(fb: FunctionBuilder, op: str, left: tree.Expr, right: tree.Expr, type_: Instance) -> Operand:
    from bullsnake.build.expressions import class_args
    from bullsnake.build.generated import dataclass_order
    from bullsnake.build.vtables import owner_mapping

    owner = next((c for c in type_.cls.mro() if c.dataclass is not None and c.dataclass.order), None)
    if owner is None:
        raise InternalError(f"{type_} has no order")
    a = fb.expr(left)
    mapping = owner_mapping(type_.cls, owner, class_args(type_))
    return fb.call(dataclass_order(fb.unit, owner, op, mapping), [a, fb.expr(right)], (Ty.I1,))


def _order_unions(fb: FunctionBuilder, op: str, left: tree.Expr, right: tree.Expr) -> Operand:
    result, done = fb.reg(Ty.I1), fb.new_block("done")
    a, b = fb.kept(fb.expr(left)), fb.kept(fb.expr(right))

    def both(first: tree.Expr, second: tree.Expr) -> None:
        fb.copy(result, compare_numbers(fb, op, fb.expr(first), fb.expr(second)))
        fb.jump(done)

    split(
        fb, left, a, fb.type(left.type),
        lambda first: split(fb, right, b, fb.type(right.type), lambda second: both(first, second)),
    )  # fmt: skip
    fb.enter(done)
    return result


# --- membership -----------------------------------------------------------------------------------------------------------


def _in_items(fb: FunctionBuilder, item: tree.Expr, container: tree.Expr) -> Operand:
    """Asked of one item after the other."""
    from bullsnake.build.iteration import iteration
    from bullsnake.build.loops import run_loop

    value, type_ = fb.kept(fb.expr(item)), fb.type(item.type)
    source = iteration(fb, container)
    result, done = fb.reg(Ty.I1), fb.new_block("done")
    fb.copy(result, FALSE)

    def test() -> None:
        found, next_ = fb.new_block("found"), fb.new_block("next")
        fb.branch(equal_values(fb, source.item(fb), source.type, value, type_), found, next_)
        fb.enter(found)
        fb.copy(result, TRUE)
        fb.jump(done)
        fb.enter(next_)

    run_loop(fb, source, test)
    fb.jump(done)
    fb.enter(done)
    return result


def _contains(fb: FunctionBuilder, item: tree.Expr, container: tree.Expr, method: FunctionInfo | None) -> Operand:
    kind = fb.type(container.type)
    if isinstance(kind, Tuple):
        return _in_tuple(fb, item, container, kind)
    if is_builtin(kind, "range"):
        simple = _in_range(fb, item, container)
        if simple is not None:
            return simple
    if isinstance(kind, Instance) and kind.cls.is_protocol and kind.cls.is_stub:
        value = fb.kept(boxed(fb, item))
        return fb.lib("contained", fb.expr(container), value)
    if method is None and isinstance(kind, Instance):
        return _in_items(fb, item, container)
    if isinstance(kind, Union) or method is None:
        raise InternalError(f"{container.pos.file}:{container.pos.line}: no `in` for {kind}")
    value = fb.kept(fb.expr(item))
    method = _contains_method(fb, method, kind, value)
    return call_method(fb, container, method, [Done(item, value, fb.type(item.type))], _bool(fb))


def _contains_method(fb: FunctionBuilder, method: FunctionInfo, kind: Type, value: Operand) -> FunctionInfo:
    """Overload 1 takes any object: meant where the item is not in the representation of the elements."""
    owner = method.owner
    listed = owner.overloads.get("__contains__", []) if owner is not None else []
    if len(listed) < 2 or not isinstance(kind, Instance) or not kind.args:
        return method
    return listed[0 if rep(kind.args[0]) is value.ty else 1]


def _in_tuple(fb: FunctionBuilder, item: tree.Expr, container: tree.Expr, kind: Tuple) -> Operand:
    """Compare with one item after another; the items of a display need no tuple."""
    value, value_type = fb.kept(fb.expr(item)), fb.type(item.type)
    if isinstance(container, tree.TupleLit):
        items = [(fb.expr(part), fb.type(part.type)) for part in container.items]
    else:
        whole = fb.expr(container)
        items = [(fb.load(rep(t), whole, 8 + 8 * i), t) for i, t in enumerate(kind.items)]
    result, done = fb.reg(Ty.I1), fb.new_block("done")
    fb.copy(result, FALSE)
    for part, part_type in items:
        fb.copy(result, equal_values(fb, part, part_type, value, value_type))
        next_ = fb.new_block("next")
        fb.branch(result, done, next_)
        fb.enter(next_)
    fb.jump(done)
    fb.enter(done)
    return result


def _in_range(fb: FunctionBuilder, item: tree.Expr, container: tree.Expr) -> Operand | None:
    """x in range(a, b), of integers, without making the range."""
    if not (isinstance(container, tree.New) and is_integral(fb.type(item.type))) or len(container.args) > 2:
        return None
    if any(a is None for a in container.args):
        return None
    bounds = [a for a in container.args if a is not None]
    int_type = Instance(fb.unit.classes.builtin_class("int"))
    value = fb.kept(fb.value(item, int_type))
    low: Operand = i64(0) if len(bounds) == 1 else fb.kept(fb.value(bounds[0], int_type))
    high = fb.value(bounds[-1], int_type)
    above = compare_ints(fb, ">=", value, low)
    return fb.op("and", Ty.I1, above, compare_ints(fb, "<", value, high))



