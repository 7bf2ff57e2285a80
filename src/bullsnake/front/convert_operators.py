"""Operators, comparisons, `and` / `or` / `not`, and augmented assignment's choice of method.

On int, float and bool (and unions of them) the operation is the builder's own; everywhere else it is a method of the left
operand, or a reflected one of the right operand.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy.operators import op_methods, reverse_op_methods, unary_op_methods

from bullsnake.front import legality, tree
from bullsnake.front.any_values import comparison, operation, unary_operation
from bullsnake.front.context import Context
from bullsnake.front.convert_expressions import joined
from bullsnake.front.convert_types import builtin, type_of
from bullsnake.front.dispatch import converts, expr
from bullsnake.front.doubtful import certain
from bullsnake.front.enums import plain, plain_operand, plain_type
from bullsnake.front.flags import OPERATORS, is_flag
from bullsnake.front.methods import find_methods, param_type
from bullsnake.front.overloaded import as_overload
from bullsnake.front.overloads import accepting, choose_call
from bullsnake.front.reading.sources import is_standard
from bullsnake.front.repeated_tuples import repeated
from bullsnake.front.replacing import kept_value
from bullsnake.front.symbols import FunctionInfo
from bullsnake.front.types import ANY, AnyObject, Instance, NoneType, Tuple, Type, Union, is_builtin
from bullsnake.front.union_operators import binary_of_unions, is_number, unary_of_union


@converts(my.UnaryExpr)
def convert_unary(c: Context, node: my.UnaryExpr, expected: Type | None) -> tree.Expr:
    pos = c.pos(node)
    if node.op == "-" and isinstance(node.expr, my.IntExpr):
        return tree.IntLit(pos=pos, type=builtin(c, "int"), value=-node.expr.value)
    if node.op == "-" and isinstance(node.expr, my.FloatExpr):
        return tree.FloatLit(pos=pos, type=builtin(c, "float"), value=-node.expr.value)
    operand = plain_operand(c, expr(c, node.expr), node.op) if node.op != "not" else expr(c, node.expr)
    if node.op == "not":
        return tree.Unary(pos=pos, type=builtin(c, "bool"), op="not", operand=operand)
    of_any = unary_operation(c, node, node.op, operand)
    if of_any is not None:
        return of_any
    method = None
    if not is_number(operand.type):
        found = find_methods(c, operand.type, unary_op_methods[node.op])
        method = found[0] if found else None
        if method is None and isinstance(operand.type, Union):
            split = unary_of_union(c, node, operand)
            if split is not None:
                return split
        if method is None and operand.type is not ANY and not c.symbols.broken:
            legality.no_operator(c, node, node.op, operand.type)
    return tree.Unary(pos=pos, type=type_of(c, node), op=node.op, operand=operand, method=method)


@converts(my.OpExpr)
def convert_binary(c: Context, node: my.OpExpr, expected: Type | None) -> tree.Expr:
    if node.analyzed is not None:
        legality.unsupported_expression(c, node)
        return tree.NoneLit(pos=c.pos(node), type=ANY)
    if node.op in ("and", "or"):
        return _boolean(c, node, expected)
    left = expr(c, node.left, expected if node.op == "+" and isinstance(node.left, my.ListExpr) else None)
    left = plain_operand(c, certain(c, node.left, left), node.op)
    method, reflected = None, False
    if not isinstance(left.type, AnyObject) and not (isinstance(type_of(c, node.right), AnyObject) and not is_format(node, left)):
        split = _of_unions(c, node, left)
        if split is not None:
            return split
        method, reflected = binary_method(c, node, node.op, node.left, left, node.right)
    right = _operand(c, node, left, method, reflected)
    if reflected and method is not None and is_standard(method.pos.file):
        left = _counted(c, left)
    of_any = operation(c, node, node.op, left, right)
    if of_any is not None:
        return of_any
    legality.check_binary(c, node, node.op, left, right)
    type_ = type_of(c, node)
    made = tree.Binary(pos=c.pos(node), type=type_, op=node.op, left=left, right=right, method=method, reflected=reflected)
    if node.op == "*" and isinstance(left.type, Tuple):
        return repeated(c, node, left, made, expected)
    return as_overload(c, node, made, method)


def is_format(node: my.OpExpr, left: tree.Expr) -> bool:
    return node.op == "%" and is_builtin(left.type, "str")


def _operand(c: Context, node: my.OpExpr, left: tree.Expr, method: FunctionInfo | None, reflected: bool) -> tree.Expr:
    wanted = param_type(c, left.type, method, 0) if method is not None and not reflected else None
    right = certain(c, node.right, expr(c, node.right, wanted))
    right = right if reflected else plain_operand(c, right, node.op) if not is_number(left.type) else plain(c, right)
    if method is not None and wanted is not None and is_builtin(wanted, "int") and is_standard(method.pos.file):
        right = _counted(c, right)
    joined_tuples = isinstance(left.type, Tuple) and isinstance(right.type, Tuple)
    if wanted is not None and method is not None and not method.type_vars and not joined_tuples:
        legality.check_flow(c, node.right, right, wanted, warn=not is_standard(method.pos.file))
    return right


def _counted(c: Context, value: tree.Expr) -> tree.Expr:
    """A bool that says how often a sequence is repeated: 1 or 0."""
    if not is_builtin(value.type, "bool"):
        return value
    number = builtin(c, "int")
    one, zero = (tree.IntLit(pos=value.pos, type=number, value=n) for n in (1, 0))
    return tree.IfExpr(pos=value.pos, type=number, test=value, then=one, orelse=zero)


def _of_unions(c: Context, node: my.OpExpr, left: tree.Expr) -> tree.Expr | None:
    """The operation on operands of which one is a union, where no one method does it."""
    if not isinstance(left.type, Union) and not isinstance(type_of(c, node.right), Union):
        return None
    if c.symbols.broken or _chosen_method(c, node.op, node.left, left, node.right) is not None:
        return None
    return binary_of_unions(c, node, left, plain(c, expr(c, node.right)))


def binary_method(
    c: Context, node: my.Context, op: str, left_node: my.Expression, left: tree.Expr, right_node: my.Expression
) -> tuple[FunctionInfo | None, bool]:
    """(method, whether it is the right operand's reflected one). None where both are numbers."""
    chosen = _chosen_method(c, op, left_node, left, right_node)
    if chosen is None and not c.symbols.broken:
        legality.no_operator(c, node, op, left.type)
    return chosen or (None, False)


def _chosen_method(
    c: Context, op: str, left_node: my.Expression, left: tree.Expr, right_node: my.Expression
) -> tuple[FunctionInfo | None, bool] | None:
    """The same; None if there is none."""
    right_type = type_of(c, right_node)
    if op in OPERATORS and is_flag(right_type) and is_number(left.type):
        return find_methods(c, right_type, reverse_op_methods[op_methods[op]])[0], True
    if op not in OPERATORS or not is_flag(right_type):
        right_type = plain_type(c, right_type)
    if (is_number(left.type) and (is_number(right_type) or right_type is ANY)) or left.type is ANY:
        return None, False
    chosen = accepting(c, find_methods(c, left.type, op_methods[op]), [right_node], left_node)
    if chosen is not None:
        return chosen, False
    other = find_methods(c, right_type, reverse_op_methods.get(op_methods[op], ""))
    chosen = accepting(c, other, [left_node], right_node)
    return None if chosen is None else (chosen, True)


def _boolean(c: Context, node: my.OpExpr, expected: Type | None) -> tree.Expr:
    left = expr(c, node.left, expected)
    right = expr(c, node.right, expected)
    type_ = joined(type_of(c, node), left.type, right.type, expected)
    for part, value in ((node.left, left), (node.right, right)):
        legality.check_flow(c, part, value, type_)
    return tree.BoolOp(pos=c.pos(node), type=type_, op=node.op, left=left, right=right)


MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


@converts(my.ComparisonExpr)
def convert_comparison(c: Context, node: my.ComparisonExpr, expected: Type | None) -> tree.Expr:
    ordered = _by_less(c, node)
    if ordered is not None:
        return ordered
    operands = [expr(c, node.operands[0])]
    methods: list[FunctionInfo | None] = []
    for op, left_node, right_node in node.pairwise():
        left = operands[-1]
        right = expr(c, right_node, left.type if isinstance(right_node, my.ListExpr | my.DictExpr) else None)
        if op in MIRRORED or (op in ("==", "!=") and is_number(plain(c, left).type) and is_number(plain(c, right).type)):
            left, right = plain(c, left), plain(c, right)
            operands[-1] = left
        elif op in ("in", "not in"):
            right = plain_operand(c, right, op)
        if len(node.operators) == 1 and (of_any := comparison(c, node, op, left, right)) is not None:
            return of_any
        operands.append(right)
        legality.check_comparison(c, node, op, left_node, left, right_node, right)
        methods.append(_comparison_method(c, node, op, left_node, left, right_node, right))
    return tree.Compare(
        pos=c.pos(node), type=builtin(c, "bool"), operands=operands, ops=list(node.operators), methods=methods
    )


def _by_less(c: Context, node: my.ComparisonExpr) -> tree.Expr | None:
    """Comparisons of a class with @total_ordering that defines `<` only, made of `<` and `==` as functools makes them."""
    op = node.operators[0]
    if len(node.operators) > 1 or op not in MIRRORED:
        return None
    kinds = [type_of(c, operand) for operand in node.operands]
    mirrored = is_number(kinds[0])
    if mirrored:
        op, kinds = MIRRORED[op], kinds[::-1]
    less = _only_less(kinds[0], op)
    if less is None:
        return None
    pos, truth = c.pos(node), builtin(c, "bool")
    kept = [kept_value(c, expr(c, operand)) for operand in node.operands]
    pair = [value for _, value in kept][:: -1 if mirrored else 1]
    equal = _not_objects(next(iter(find_methods(c, pair[0].type, "__eq__")), None))
    is_less: tree.Expr = tree.Compare(pos=pos, type=truth, operands=pair, ops=["<"], methods=[less])
    if op in (">", ">="):
        is_less = tree.Unary(pos=pos, type=truth, op="not", operand=is_less)
    if op == ">=":
        return tree.Let(pos=pos, type=truth, bindings=[keep for keep, _ in kept], value=is_less)
    same = tree.Compare(pos=pos, type=truth, operands=pair, ops=["!=" if op == ">" else "=="], methods=[equal])
    joined_ = tree.BoolOp(pos=pos, type=truth, op="and" if op == ">" else "or", left=is_less, right=same)
    return tree.Let(pos=pos, type=truth, bindings=[keep for keep, _ in kept], value=joined_)


def _only_less(kind: Type, op: str) -> FunctionInfo | None:
    """`__lt__` of a class with @total_ordering that has no method for `op`."""
    if not isinstance(kind, Instance) or op == "<" or not any(base.is_ordered for base in kind.cls.mro()):
        return None
    return None if kind.cls.lookup_method(op_methods[op]) is not None else kind.cls.lookup_method("__lt__")


def _comparison_method(
    c: Context,
    node: my.ComparisonExpr,
    op: str,
    left_node: my.Expression,
    left: tree.Expr,
    right_node: my.Expression,
    right: tree.Expr,
) -> FunctionInfo | None:
    if op in ("is", "is not"):
        return None
    if op in ("in", "not in"):
        return _not_objects(_choose(c, node, find_methods(c, right.type, "__contains__"), right_node, left_node))
    if is_number(left.type) and op in MIRRORED and isinstance(right.type, Instance) and not is_number(right.type):
        return _choose(c, node, find_methods(c, right.type, op_methods[MIRRORED[op]]), right_node, left_node)
    if is_number(left.type) or isinstance(left.type, Union | NoneType):
        return None
    if op in ("==", "!="):
        return _not_objects(_choose(c, node, find_methods(c, left.type, "__eq__"), left_node, right_node))
    found = find_methods(c, left.type, op_methods[op])
    if not found and _is_ordered_dataclass(left.type):
        return None
    if not found and isinstance(right.type, Instance):
        mirrored = find_methods(c, right.type, op_methods[MIRRORED[op]])
        if mirrored:
            return _choose(c, node, mirrored, right_node, left_node)
    if not found and left.type is not ANY and not c.symbols.broken and isinstance(left.type, Instance):
        legality.no_operator(c, node, op, left.type)
    return _choose(c, node, found, left_node, right_node)


def _is_ordered_dataclass(type_: Type) -> bool:
    """Whether the builder generates the comparisons."""
    return isinstance(type_, Instance) and any(b.dataclass is not None and b.dataclass.order for b in type_.cls.mro())


def _choose(
    c: Context, node: my.Expression, methods: list[FunctionInfo], receiver: my.Expression, arg: my.Expression
) -> FunctionInfo | None:
    if len(methods) < 2:
        return methods[0] if methods else None
    return choose_call(c, node, methods, [arg], [my.ARG_POS], [None], receiver)


def _not_objects(method: FunctionInfo | None) -> FunctionInfo | None:
    """What object itself defines is identity: no method."""
    if method is not None and method.owner is not None and method.owner.fullname == "builtins.object":
        return None
    return method
