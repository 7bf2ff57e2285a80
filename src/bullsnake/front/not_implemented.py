"""`return NotImplemented` in a method for an operator.

It says that the method does not know the other operand. Types have seen to it that the other operand's own method, which Python
would ask next, is not meant: so `==` is identity, and every other operator the TypeError that Python ends in.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy.operators import op_methods, reverse_op_methods

from bullsnake.front import tree
from bullsnake.front.context import Context
from bullsnake.front.convert_types import builtin
from bullsnake.front.symbols import Var
from bullsnake.front.types import Instance, VarTuple

_ORDERS = ("<", "<=", ">", ">=")


def not_implemented(c: Context, node: my.ReturnStmt) -> tree.Stmt:
    """What the statement does; an error outside of such a method."""
    info = c.function
    op = _operator(info.name) if info is not None and info.owner is not None and len(info.params) == 2 else ""
    if info is None or not op:
        c.error(node, "NotImplemented is only understood in methods for operators", "raise NotImplementedError, or return a value")
        return tree.Pass(pos=c.pos(node))
    mine, other = (_name(c, node, param.var) for param in info.params)
    if op in ("==", "!="):
        same = tree.Compare(
            pos=c.pos(node), type=builtin(c, "bool"), operands=[mine, other], ops=["is" if op == "==" else "is not"], methods=[None]
        )
        return tree.Return(pos=c.pos(node), value=same)
    reflected = info.name not in op_methods.values() and info.name in reverse_op_methods.values()
    return _type_error(c, node, op, *((other, mine) if reflected else (mine, other)))


def _operator(method: str) -> str:
    """The operator of a dunder, reflected ones and in-place ones included."""
    plain = next((name for name, reverse in reverse_op_methods.items() if reverse == method and name != method), method)
    if method in op_methods.values():
        plain = method
    found = next((op for op, name in op_methods.items() if name == plain), "")
    if not found and method.startswith("__i"):
        plain = f"__{method[3:]}"
        found = next((f"{op}=" for op, name in op_methods.items() if name == plain), "")
    return found


def _name(c: Context, node: my.ReturnStmt, var: Var) -> tree.Name:
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


def _type_error(c: Context, node: my.ReturnStmt, op: str, left: tree.Expr, right: tree.Expr) -> tree.Stmt:
    pos, text = c.pos(node), builtin(c, "str")

    def word(value: str) -> tree.Expr:
        return tree.StrLit(pos=pos, type=text, value=value)

    def kind(value: tree.Expr) -> tree.Expr:
        name = tree.TypeName(pos=pos, type=text, value=value)
        return tree.FStringPart(pos=pos, type=text, value=name, conversion="", spec=None)

    complaint = f"'{op}' not supported between instances of" if op in _ORDERS else f"unsupported operand type(s) for {op}:"
    parts = [word(f"{complaint} '"), kind(left), word("' and '"), kind(right), word("'")]
    message = tree.FString(pos=pos, type=text, parts=parts)
    error = builtin(c, "TypeError")
    assert isinstance(error, Instance)
    given = tree.StarArgs(pos=pos, type=VarTuple(builtin(c, "object")), items=[message])
    made = tree.New(pos=pos, type=error, cls=error.cls, init=error.cls.lookup_method("__init__"), args=[given])
    return tree.Raise(pos=pos, value=made, cause=None)
