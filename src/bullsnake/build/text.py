"""Strings made of values: f-strings, str() and repr() by static type."""

from __future__ import annotations

from bullsnake.build.calls import call_method
from bullsnake.build.coerce import box, whole
from bullsnake.build.dispatch import lowers
from bullsnake.build.done import value_of
from bullsnake.build.function import FunctionBuilder
from bullsnake.build.objects import array_of
from bullsnake.front import tree
from bullsnake.front.types import Instance, Type, is_builtin
from bullsnake.ir.core import Operand, Pos
from bullsnake.ir.types import Ty


def concat(fb: FunctionBuilder, parts: list[Operand]) -> Operand:
    """The concatenation of strings."""
    if not parts:
        return fb.string("")
    if len(parts) == 1:
        return parts[0]
    return fb.lib("concat", array_of(fb, Ty.REF, parts))


@lowers(tree.FString)
def _f_string(fb: FunctionBuilder, node: tree.FString) -> Operand:
    return concat(fb, [fb.expr(part) for part in node.parts])


@lowers(tree.FStringPart)
def _part(fb: FunctionBuilder, node: tree.FStringPart) -> Operand:
    value, type_ = whole(fb, node.value)
    str_type = Instance(fb.unit.classes.builtin_class("str"))
    if node.conversion:
        value = {"r": repr_of, "s": str_of, "a": _ascii_of}[node.conversion](fb, value, type_)
        type_ = str_type
    if node.spec is None:
        return plainly_formatted(fb, value, type_)
    return format_of(fb, value, type_, fb.expr(node.spec))


def _ascii_of(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    return fb.lib("ascii_of", value if value.ty is Ty.REF else box(fb, value, type_))


def str_of(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    type_ = fb.type(type_)
    if is_builtin(type_, "str"):
        return value
    return _text(fb, value, type_, "__str__", "str_of")


def repr_of(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    return _text(fb, value, fb.type(type_), "__repr__", "repr_of")


def _text(fb: FunctionBuilder, value: Operand, type_: Type, method: str, general: str) -> Operand:
    if value.ty is not Ty.REF or is_builtin(type_, "str"):
        direct = _scalar_method(fb, value, type_, method, [])
        if direct is not None:
            return direct
    return fb.lib(general, value if value.ty is Ty.REF else box(fb, value, type_))


def format_of(fb: FunctionBuilder, value: Operand, type_: Type, spec: Operand) -> Operand:
    """format(value, spec)."""
    str_type = Instance(fb.unit.classes.builtin_class("str"))
    if value.ty is not Ty.REF or is_builtin(type_, "str"):
        made = _scalar_method(fb, value, type_, "__format__", [value_of(_pos(fb), spec, str_type)])
        if made is not None:
            return made
    return fb.lib("format_of", value if value.ty is Ty.REF else box(fb, value, type_), spec)


def plainly_formatted(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    """format(value): the text of what is built in; an object may have a `__format__` of its own."""
    if value.ty is not Ty.REF or is_builtin(fb.type(type_), "str"):
        return str_of(fb, value, type_)
    return fb.lib("format_of", value, fb.string(""))


def _scalar_method(fb: FunctionBuilder, value: Operand, type_: Type, name: str, args: list[tree.Expr]) -> Operand | None:
    """A method of int, float, bool or str that lib implements on the bare value."""
    if not isinstance(type_, Instance):
        return None
    info = type_.cls.lookup_method(name)
    if info is None or fb.unit.find_implementation(info) is None:
        return None
    str_type = Instance(fb.unit.classes.builtin_class("str"))
    return call_method(fb, value_of(_pos(fb), value, type_), info, list(args), str_type)


def _pos(fb: FunctionBuilder) -> Pos:
    return fb.pos if fb.pos is not None else Pos("", 0)


@lowers(tree.FunctionName)
def _function_name(fb: FunctionBuilder, node: tree.FunctionName) -> Operand:
    return fb.lib("function_name", fb.expr(node.value))


@lowers(tree.TypeName)
def _type_name(fb: FunctionBuilder, node: tree.TypeName) -> Operand:
    value, type_ = whole(fb, node.value)
    if value.ty is not Ty.REF and isinstance(type_, Instance):
        return fb.string(type_.cls.name)
    return fb.lib("type_qualname" if node.qualified else "type_name", value)



