"""Methods of the protocols of `typing`: the class of the object is known at run time only.

What is given or taken is boxed, whatever the object holds: so a list of ints can stand for an Iterable of objects.
"""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.adapters import convert_rep
from bullsnake.build.coerce import box, boxed
from bullsnake.build.expressions import as_instance
from bullsnake.build.function import NULL, FunctionBuilder
from bullsnake.build.iterators import END, item_type, make_iterator
from bullsnake.build.layouts import SLOTS
from bullsnake.build.objects import call_slot, void
from bullsnake.build.races import present
from bullsnake.front import tree
from bullsnake.front.types import Type, rep
from bullsnake.ir.core import Operand, Sym
from bullsnake.ir.types import Ty

Lower = Fn[[FunctionBuilder, tree.MethodCall], Operand | None]


def _argument(node: tree.MethodCall, number: int = 0) -> tree.Expr:
    arg = node.args[number]
    assert arg is not None
    return arg


def _next(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
    from bullsnake.build.iterators import next_item

    call = tree.Call(pos=node.pos, type=node.type, function=node.method, args=[node.receiver])
    return next_item(fb, call)


def _iter(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
    return make_iterator(fb, node.receiver)[0]


def _sent(name: str) -> Lower:
    """send and throw: the next item, or StopIteration."""

    def lower(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
        kind = as_instance(fb, node.receiver.type)
        gen = fb.kept(fb.expr(node.receiver))
        given = _argument(node)
        wanted = fb.type(kind.args[1] if name == "generator_send" and len(kind.args) > 1 else given.type)
        value = fb.value(given, wanted)
        arg = fb.kept(value if value.ty is Ty.REF else box(fb, value, wanted))
        found = fb.kept(fb.lib(name, gen, arg))
        more = fb.op("icmp.ne", Ty.I1, found, Sym(END, Ty.REF))
        fb.check(more, lambda: void(fb.lib("raise_stop", gen)))
        return _unboxed(fb, found, item_type(fb, kind))

    return lower


def _unboxed(fb: FunctionBuilder, value: Operand, type_: Type) -> Operand:
    return convert_rep(fb, present(fb, value, type_), rep(type_))


def _close(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
    fb.lib("generator_close", fb.expr(node.receiver))
    return NULL


def _len(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
    return call_slot(fb, SLOTS["__len__"], [fb.kept(fb.expr(node.receiver))], (Ty.I64,))


def _contains(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
    receiver = fb.kept(fb.expr(node.receiver))
    return fb.lib("contained", receiver, boxed(fb, _argument(node)))


METHODS: dict[str, Lower] = {
    "typing.Iterator.__next__": _next,
    "typing.Generator.__next__": _next,
    "typing.Iterable.__iter__": _iter,
    "typing.Iterator.__iter__": _iter,
    "typing.Generator.__iter__": _iter,
    "typing.Generator.send": _sent("generator_send"),
    "typing.Generator.throw": _sent("generator_throw"),
    "typing.Generator.close": _close,
    "typing.Collection.__len__": _len,
    "typing.Sized.__len__": _len,
    "typing.Container.__contains__": _contains,
    "typing.Collection.__contains__": _contains,
}
