"""Unary and binary operators by the static types of their operands."""

from __future__ import annotations

from bullsnake.build.calls import call_function, call_method
from bullsnake.build.coerce import convert, convert_expr
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import Done
from bullsnake.build.exact import divide, is_exact_tree, leaf, operation, plan, run, settle_order
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.numbers import BIT_OPS, bool_not, float_binary, float_negate
from bullsnake.build.reps import is_integral, is_numeric
from bullsnake.build.truth import truth
from bullsnake.build.unions import numeric_union_binary, numeric_union_negate
from bullsnake.front import tree
from bullsnake.front.types import Instance, Tuple, Type, Union, is_builtin
from bullsnake.ir.core import Operand
from bullsnake.ir.types import Ty


@lowers(tree.Unary)
def _unary(fb: FunctionBuilder, node: tree.Unary) -> Operand:
    source = fb.type(node.operand.type)
    if node.op == "not":
        return bool_not(fb, truth(fb, fb.expr(node.operand), source))
    if is_exact_tree(fb, node):
        return run(fb, plan(fb, node))
    if is_builtin(source, "float"):
        value = fb.expr(node.operand)
        return float_negate(fb, value) if node.op == "-" else value
    if isinstance(source, Union):
        return numeric_union_negate(fb, node.op, node.operand, fb.type(node.type))
    assert node.method is not None
    return call_method(fb, node.operand, node.method, [], fb.type(node.type))


@lowers(tree.Binary)
def _binary(fb: FunctionBuilder, node: tree.Binary) -> Operand:
    return binary(fb, node, fb.type(node.type))


def binary(fb: FunctionBuilder, node: tree.Binary, result: Type) -> Operand:
    left, right = fb.type(node.left.type), fb.type(node.right.type)
    if node.op == "divmod" and node.method is None:
        return _divmod(fb, node, result)
    if is_numeric(left) and is_numeric(right):
        return _numeric(fb, node, left, right)
    if isinstance(left, Union) or isinstance(right, Union):
        made = numeric_union_binary(fb, node.op, node.left, node.right, result)
        if made is not None:
            return made
    if isinstance(left, Tuple) and isinstance(right, Tuple) and node.op == "+":
        return _join_tuples(fb, node, left, right)
    assert node.method is not None, f"{node.pos}: {left} {node.op} {right}"
    if node.reflected:
        value = fb.expr(node.left)
        return call_method(fb, node.right, node.method, [Done(node.left, value)], result)
    return call_method(fb, node.left, node.method, [node.right], result)


def _divmod(fb: FunctionBuilder, node: tree.Binary, result: Type) -> Operand:
    """divmod(a, b), which front gives as an operator: of numbers a function of lib, one for ints and one for floats."""
    integers = is_integral(fb.type(node.left.type)) and is_integral(fb.type(node.right.type))
    target = fb.unit.lib.implementations[("builtins.divmod", 0 if integers else 1)]
    return call_function(fb, target, {}, [node.left, node.right], None, result)


def _numeric(fb: FunctionBuilder, node: tree.Binary, left: Type, right: Type) -> Operand:
    if is_exact_tree(fb, node):
        return run(fb, plan(fb, node))
    if is_integral(left) and is_integral(right):
        if node.op in BIT_OPS:
            return fb.op(BIT_OPS[node.op], Ty.I1, fb.expr(node.left), fb.expr(node.right))
        first = plan(fb, node.left)
        settle_order(fb, first, node.right)
        if node.op == "/":
            return divide(fb, first, plan(fb, node.right))
        return run(fb, operation(node.op, first, plan(fb, node.right)))
    float_type = left if is_builtin(left, "float") else right
    first_value = convert_expr(fb, node.left, float_type)
    return float_binary(fb, node.op, first_value, convert_expr(fb, node.right, float_type))


def _join_tuples(fb: FunctionBuilder, node: tree.Binary, left: Tuple, right: Tuple) -> Operand:
    """The concatenation of two tuples of known shapes."""
    from bullsnake.build.objects import new_tuple
    from bullsnake.front.types import rep

    values = [(fb.expr(node.left), left), (fb.expr(node.right), right)]
    items = [fb.load(rep(t), value, 8 + 8 * i) for value, shape in values for i, t in enumerate(shape.items)]
    return convert(fb, new_tuple(fb, items), Tuple((*left.items, *right.items)), fb.type(node.type))


def augmented(fb: FunctionBuilder, node: tree.AugAssign, current: Operand, declared: Type) -> Operand:
    """The new value of `target op= value`, in the representation of the operation's result (see augmented_type)."""
    left = Done(node.target, current, declared)
    if is_integral(declared) and is_integral(fb.type(node.value.type)) and node.op != "/":
        if not (is_builtin(declared, "bool") and node.op in BIT_OPS):
            return run(fb, operation(node.op, leaf(fb, current), plan(fb, node.value)))
    made = tree.Binary(
        pos=node.pos, type=augmented_type(fb, node, declared), op=node.op, left=left, right=node.value, method=node.method
    )
    return binary(fb, made, made.type)


def augmented_type(fb: FunctionBuilder, node: tree.AugAssign, declared: Type) -> Type:
    """The type that an augmented assignment computes."""
    value = fb.type(node.value.type)
    if is_numeric(declared) and is_numeric(value):
        if node.op == "/" or is_builtin(declared, "float") or is_builtin(value, "float"):
            return Instance(fb.unit.classes.builtin_class("float"))
        if not (is_builtin(declared, "bool") and is_builtin(value, "bool") and node.op in BIT_OPS):
            return Instance(fb.unit.classes.builtin_class("int"))
    return declared
