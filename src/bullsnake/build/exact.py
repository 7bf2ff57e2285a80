"""Integers: what lies inside one expression is exact, what comes out of it fits 64 bits.

Policy. An integer expression is planned as a tree of operations over leaves; the leaves (names, calls, everything that is not
arithmetic) are evaluated once, left to right. The hot path computes the tree with operations that report overflow. All overflows
of one tree go to a single cold block, which evaluates the whole tree again from its leaves, exactly, by a function of lib
that reads the tree as a postfix string; its result must fit, or OverflowError is raised. A comparison or a true division
is the root of its tree, so that what it compares or divides may be of any size.

A tree in which only the root can overflow has nothing to gain from exactness: its cold block raises at once.
"""

from __future__ import annotations

import operator
from collections.abc import Callable as Fn
from dataclasses import dataclass

from bullsnake.build.coerce import convert_scalar
from bullsnake.build.dispatch import lowers
from bullsnake.build.function import FunctionBuilder, i64
from bullsnake.build.numbers import BIT_OPS, compare_ints
from bullsnake.build.objects import array_of, void
from bullsnake.build.reps import is_integral
from bullsnake.front import tree
from bullsnake.front.types import is_builtin
from bullsnake.ir.core import Block, Const, Operand
from bullsnake.ir.types import Ty

MIN, MAX = -(1 << 63), (1 << 63) - 1
FOLD_BITS = 1 << 16
INT_OPS = frozenset(["+", "-", "*", "//", "%", "**", "<<", ">>", "&", "|", "^"])
_UNARY = {"-": "neg", "~": "inv"}
_MAY_OVERFLOW = frozenset(["+", "-", "*", "//", "**", "<<", "neg"])


class Plan:
    """A node of the tree."""


@dataclass(slots=True)
class Leaf(Plan):
    value: Operand


@dataclass(slots=True)
class Literal(Plan):
    value: int


@dataclass(slots=True)
class Operation(Plan):
    """right is None for neg and inv."""

    op: str
    left: Plan
    right: Plan | None


def is_exact_tree(fb: FunctionBuilder, node: tree.Expr) -> bool:
    """Whether an expression is integer arithmetic, and not a mere leaf."""
    if isinstance(node, tree.Binary):
        return node.op in INT_OPS and is_builtin(fb.type(node.type), "int") and _integral(fb, node.left, node.right)
    return isinstance(node, tree.Unary) and node.op in "-+~" and _integral(fb, node.operand)


def _integral(fb: FunctionBuilder, *nodes: tree.Expr) -> bool:
    return all(is_integral(fb.type(n.type)) for n in nodes)


# --- planning -------------------------------------------------------------------------------------------------------------


def plan(fb: FunctionBuilder, node: tree.Expr) -> Plan:
    """The tree of an int or bool expression; its leaves are evaluated here."""
    if isinstance(node, tree.IntLit):
        return Literal(node.value)
    if isinstance(node, tree.Binary) and is_exact_tree(fb, node):
        left = plan(fb, node.left)
        settle_order(fb, left, node.right)
        return operation(node.op, left, plan(fb, node.right))
    if isinstance(node, tree.Unary) and is_exact_tree(fb, node):
        operand = plan(fb, node.operand)
        return operand if node.op == "+" else operation(_UNARY[node.op], operand, None)
    return leaf(fb, fb.expr(node))


def settle_order(fb: FunctionBuilder, left: Plan, right: tree.Expr) -> None:
    """What fails in the left tree fails before the leaves on its right are evaluated, if that can be seen."""
    if not isinstance(left, Leaf | Literal) and not _is_silent(right):
        _check_divisors(fb, left)


def _is_silent(node: tree.Expr) -> bool:
    """Whether evaluating the leaves of a tree does nothing that a program can see."""
    if isinstance(node, tree.Binary):
        return node.op in INT_OPS and _is_silent(node.left) and _is_silent(node.right)
    if isinstance(node, tree.Unary):
        return _is_silent(node.operand)
    return isinstance(node, tree.IntLit | tree.BoolLit) or (isinstance(node, tree.Name) and not node.var.maybe_unbound)


def _check_divisors(fb: FunctionBuilder, part: Plan | None) -> None:
    """The checks for zero and for negative counts of a tree, ahead of its evaluation, in their order."""
    if not isinstance(part, Operation):
        return
    _check_divisors(fb, part.left)
    _check_divisors(fb, part.right)
    if part.right is None or isinstance(part.right, Literal) and part.right.value > 0:
        return
    if part.op in ("//", "%"):
        text = _ZERO[part.op]
        fb.check(compare(fb, "!=", part.right, Literal(0)), lambda: void(fb.lib("raise_zero_division", fb.string(text))))
    elif part.op in ("<<", ">>"):
        fb.check(compare(fb, ">=", part.right, Literal(0)), lambda: void(fb.lib("raise_negative_shift")))


def leaf(fb: FunctionBuilder, value: Operand) -> Plan:
    value = convert_scalar(fb, value, Ty.I64)
    return Literal(int(value.value)) if isinstance(value, Const) else Leaf(value)


_FOLD: dict[str, Fn[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    ">>": operator.rshift,
}


def operation(op: str, left: Plan, right: Plan | None) -> Plan:
    """A node; an operation on literals that cannot fail is done now."""
    if isinstance(left, Literal) and right is None:
        return Literal(-left.value if op == "neg" else ~left.value)
    if isinstance(left, Literal) and isinstance(right, Literal):
        folded = _fold(op, left.value, right.value)
        if folded is not None and folded.bit_length() <= FOLD_BITS:
            return Literal(folded)
    return Operation(op, left, right)


def _fold(op: str, a: int, b: int) -> int | None:
    if op in ("//", "%") and b == 0 or op in ("<<", ">>", "**") and b < 0:
        return None
    if op == "<<":
        return a << b if b + a.bit_length() <= FOLD_BITS else None
    if op == "**":
        return a**b if b * max(a.bit_length(), 1) <= FOLD_BITS else None
    return _FOLD[op](a, b)


# --- roots ----------------------------------------------------------------------------------------------------------------


class Evaluation:
    """One tree on its way: `cold` is where overflows go, made when the first is met."""

    def __init__(self, fb: FunctionBuilder) -> None:
        self.fb = fb
        self.cold: Block | None = None

    def cold_block(self) -> Block:
        if self.cold is None:
            self.cold = self.fb.new_block("exact", cold=True)
        return self.cold

    def cold_unless(self, ok: Operand) -> None:
        fb, good = self.fb, self.fb.new_block("fits")
        fb.branch(ok, good, self.cold_block(), likely=True)
        fb.enter(good)

    def cold_if(self, bad: Operand) -> None:
        fb, good = self.fb, self.fb.new_block("fits")
        fb.branch(bad, self.cold_block(), good, likely=False)
        fb.enter(good)

    def finish(self, ty: Ty, hot: Operand, again: Fn[[], Operand]) -> Operand:
        """Join the hot value with that of the cold block, if there is one."""
        if self.cold is None:
            return hot
        fb, done = self.fb, self.fb.new_block("done")
        result = fb.reg(ty)
        fb.copy(result, hot)
        fb.jump(done)
        fb.enter(self.cold)
        value = again()
        if not fb.terminated:
            fb.copy(result, value)
            fb.jump(done)
        fb.enter(done)
        return result


def run(fb: FunctionBuilder, root: Plan) -> Operand:
    """The value of a tree, which must fit 64 bits."""
    if isinstance(root, Literal):
        if MIN <= root.value <= MAX:
            return i64(root.value)
        void(fb.lib("raise_overflow"))
        return i64(0)
    if isinstance(root, Leaf):
        return root.value
    evaluation = Evaluation(fb)
    hot = _hot(evaluation, root, is_root=True)
    if isinstance(root, Operation) and _only_root_overflows(root):
        return evaluation.finish(Ty.I64, hot, lambda: fb.lib("raise_overflow"))
    return evaluation.finish(Ty.I64, hot, lambda: _again(fb, "exact_evaluate", root))


def compare(fb: FunctionBuilder, op: str, left: Plan, right: Plan) -> Operand:
    """A comparison of two trees of any size."""
    if isinstance(left, Literal) and isinstance(right, Literal):
        return Const(Ty.I1, int(_COMPARE[op](left.value, right.value)))
    evaluation = Evaluation(fb)
    hot = compare_ints(fb, op, _hot(evaluation, left), _hot(evaluation, right))
    root = Operation(op, left, right)
    return evaluation.finish(Ty.I1, hot, lambda: _again_as_bool(fb, root))


def _again_as_bool(fb: FunctionBuilder, root: Plan) -> Operand:
    return fb.op("icmp.ne", Ty.I1, _again(fb, "exact_evaluate", root), i64(0)) if not fb.wraps else fb.lib("raise_overflow")


_COMPARE: dict[str, Fn[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def divide(fb: FunctionBuilder, left: Plan, right: Plan) -> Operand:
    """True division, correctly rounded."""
    evaluation = Evaluation(fb)
    a, b = _hot(evaluation, left), _hot(evaluation, right)
    hot = _divide_hot(fb, a, b)
    return evaluation.finish(Ty.F64, hot, lambda: _again(fb, "exact_evaluate_float", Operation("/", left, right)))


def _divide_hot(fb: FunctionBuilder, a: Operand, b: Operand) -> Operand:
    """Operands that floats hold exactly are divided as floats."""
    result = fb.reg(Ty.F64)
    small, large, done = fb.new_block("small"), fb.new_block("large", cold=True), fb.new_block("done")
    if not (isinstance(b, Const) and b.value):
        _zero_check(fb, b, "division by zero")
    fits = fb.op("and", Ty.I1, _float_holds(fb, a), _float_holds(fb, b))
    fb.branch(fits, small, large, likely=True)
    fb.enter(small)
    fb.copy(result, fb.op("fdiv", Ty.F64, convert_scalar(fb, a, Ty.F64), convert_scalar(fb, b, Ty.F64)))
    fb.jump(done)
    fb.enter(large)
    fb.copy(result, fb.lib("int_truediv", a, b))
    fb.jump(done)
    fb.enter(done)
    return result


def _float_holds(fb: FunctionBuilder, value: Operand) -> Operand:
    if isinstance(value, Const):
        return Const(Ty.I1, int(abs(int(value.value)) <= 1 << 53))
    return fb.op("icmp.ule", Ty.I1, fb.op("add", Ty.I64, value, i64(1 << 53)), i64(1 << 54))


def as_float(fb: FunctionBuilder, node: tree.Expr) -> Operand:
    """float(tree): the tree may be larger than 64 bits."""
    root = plan(fb, node)
    if isinstance(root, Literal):
        return Const(Ty.F64, float(root.value))
    evaluation = Evaluation(fb)
    hot = fb.op("sitofp", Ty.F64, _hot(evaluation, root))
    return evaluation.finish(Ty.F64, hot, lambda: _again(fb, "exact_evaluate_float", root))


def _only_root_overflows(root: Operation) -> bool:
    if root.op not in ("+", "-", "*", "neg", "<<"):
        return False
    return not any(_overflows(p) for p in (root.left, root.right))


def _overflows(part: Plan | None) -> bool:
    if isinstance(part, Literal):
        return not MIN <= part.value <= MAX
    if isinstance(part, Operation):
        return part.op in _MAY_OVERFLOW or _overflows(part.left) or _overflows(part.right)
    return False


# --- the cold path --------------------------------------------------------------------------------------------------------


def _again(fb: FunctionBuilder, function: str, root: Plan) -> Operand:
    if fb.wraps:
        return fb.lib("raise_overflow")
    leaves: list[Operand] = []
    tokens: list[str] = []
    _postfix(root, leaves, tokens)
    array = array_of(fb, Ty.I64, leaves)
    return fb.lib(function, fb.string(" ".join(tokens)), array)


def _postfix(part: Plan, leaves: list[Operand], tokens: list[str]) -> None:
    if isinstance(part, Literal):
        tokens.append(str(part.value))
    elif isinstance(part, Leaf):
        if part.value not in leaves:
            leaves.append(part.value)
        tokens.append(f"${leaves.index(part.value)}")
    elif isinstance(part, Operation):
        _postfix(part.left, leaves, tokens)
        if part.right is not None:
            _postfix(part.right, leaves, tokens)
        tokens.append(part.op)


# --- the hot path ---------------------------------------------------------------------------------------------------------


def _hot(evaluation: Evaluation, part: Plan, is_root: bool = False) -> Operand:
    fb = evaluation.fb
    if isinstance(part, Leaf):
        return part.value
    if isinstance(part, Literal):
        if MIN <= part.value <= MAX:
            return i64(part.value)
        evaluation.cold_unless(Const(Ty.I1, 0))
        return i64(0)
    assert isinstance(part, Operation)
    if isinstance(part.right, Literal) and part.right.value > MAX and part.op in ("%", "&"):
        return _large_mask(evaluation, part.op, _hot(evaluation, part.left), part.right.value)
    left = _hot(evaluation, part.left)
    right = _hot(evaluation, part.right) if part.right is not None else i64(0)
    if part.op == "**" and is_root:
        return fb.lib("power", left, right)
    return _OPERATIONS[part.op](evaluation, part.op, left, right)


def _large_mask(evaluation: Evaluation, op: str, value: Operand, right: int) -> Operand:
    """x % m and x & m for m >= 2**63: easy where x is not negative."""
    fb = evaluation.fb
    evaluation.cold_unless(fb.op("icmp.sge", Ty.I1, value, i64(0)))
    return value if op == "%" else fb.op("and", Ty.I64, value, i64(right & MAX))


def _checked(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    name = {"+": "add.o", "-": "sub.o", "*": "mul.o"}[op]
    if evaluation.fb.wraps:
        return evaluation.fb.op(name.removesuffix(".o"), Ty.I64, left, right)
    value, overflow = evaluation.fb.op2(name, Ty.I64, Ty.I1, left, right)
    evaluation.cold_if(overflow)
    return value


def _negate(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    return _checked(evaluation, "-", i64(0), left)


def _invert(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    return evaluation.fb.op("xor", Ty.I64, left, i64(-1))


def _bits(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    return evaluation.fb.op(BIT_OPS[op], Ty.I64, left, right)


def _zero_check(fb: FunctionBuilder, divisor: Operand, message: str) -> None:
    nonzero = fb.op("icmp.ne", Ty.I1, divisor, i64(0))
    fb.check(nonzero, lambda: void(fb.lib("raise_zero_division", fb.string(message))))


_ZERO = {"//": "integer division or modulo by zero", "%": "integer modulo by zero"}


def _floor(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    """// and %, rounding down."""
    fb = evaluation.fb
    if isinstance(right, Const) and int(right.value) > 0:
        return _floor_by_positive(fb, op, left, right)
    if not (isinstance(right, Const) and right.value):
        _zero_check(fb, right, _ZERO[op])
    lowest = fb.op("icmp.eq", Ty.I1, left, i64(MIN))
    evaluation.cold_if(fb.op("and", Ty.I1, lowest, fb.op("icmp.eq", Ty.I1, right, i64(-1))))
    rest = fb.op("srem", Ty.I64, left, right)
    differs = fb.op("icmp.slt", Ty.I1, fb.op("xor", Ty.I64, rest, right), i64(0))
    adjust = fb.op("and", Ty.I1, differs, fb.op("icmp.ne", Ty.I1, rest, i64(0)))
    if op == "%":
        return fb.op("select", Ty.I64, adjust, fb.op("add", Ty.I64, rest, right), rest)
    quotient = fb.op("sdiv", Ty.I64, left, right)
    return fb.op("sub", Ty.I64, quotient, fb.op("zext", Ty.I64, adjust))


def _floor_by_positive(fb: FunctionBuilder, op: str, left: Operand, right: Const) -> Operand:
    divisor = int(right.value)
    if divisor & (divisor - 1) == 0:
        if op == "%":
            return fb.op("and", Ty.I64, left, i64(divisor - 1))
        return fb.op("ashr", Ty.I64, left, i64(divisor.bit_length() - 1))
    rest = fb.op("srem", Ty.I64, left, right)
    negative = fb.op("icmp.slt", Ty.I1, rest, i64(0))
    if op == "%":
        return fb.op("select", Ty.I64, negative, fb.op("add", Ty.I64, rest, right), rest)
    quotient = fb.op("sdiv", Ty.I64, left, right)
    return fb.op("sub", Ty.I64, quotient, fb.op("zext", Ty.I64, negative))


def _count_check(fb: FunctionBuilder, count: Operand) -> None:
    if not (isinstance(count, Const) and int(count.value) >= 0):
        fb.check(fb.op("icmp.sge", Ty.I1, count, i64(0)), lambda: void(fb.lib("raise_negative_shift")))


def _shift_left(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    fb = evaluation.fb
    _count_check(fb, right)
    if not (isinstance(right, Const) and int(right.value) < 64):
        evaluation.cold_unless(fb.op("icmp.slt", Ty.I1, right, i64(64)))
    value = fb.op("shl", Ty.I64, left, right)
    evaluation.cold_unless(fb.op("icmp.eq", Ty.I1, fb.op("ashr", Ty.I64, value, right), left))
    return value


def _shift_right(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    fb = evaluation.fb
    _count_check(fb, right)
    if isinstance(right, Const):
        return fb.op("ashr", Ty.I64, left, i64(min(int(right.value), 63)))
    large = fb.op("icmp.sgt", Ty.I1, right, i64(63))
    return fb.op("ashr", Ty.I64, left, fb.op("select", Ty.I64, large, i64(63), right))


def _power(evaluation: Evaluation, op: str, left: Operand, right: Operand) -> Operand:
    evaluation.cold_unless(evaluation.fb.lib("power_fits", left, right))
    return evaluation.fb.lib("power", left, right)


_OPERATIONS: dict[str, Fn[[Evaluation, str, Operand, Operand], Operand]] = {
    "+": _checked,
    "-": _checked,
    "*": _checked,
    "//": _floor,
    "%": _floor,
    "<<": _shift_left,
    ">>": _shift_right,
    "&": _bits,
    "|": _bits,
    "^": _bits,
    "**": _power,
    "neg": _negate,
    "inv": _invert,
}


@lowers(tree.IntLit)
def _literal(fb: FunctionBuilder, node: tree.IntLit) -> Operand:
    return run(fb, Literal(node.value))
