"""Builtins that the compiler lowers itself, because their meaning depends on the static types of their arguments.

Each returns None where the ordinary way, a function of lib, is to be taken.
"""

from __future__ import annotations

from collections.abc import Callable as Fn

from bullsnake.build.calls import call_method
from bullsnake.build.coerce import box, convert, convert_expr, whole
from bullsnake.build.exact import as_float, is_exact_tree, operation, plan, run
from bullsnake.build.expressions import class_of_object
from bullsnake.build.function import FALSE, NULL, TRUE, FunctionBuilder, i64
from bullsnake.build.generated import checked_length
from bullsnake.build.protocols import METHODS as PROTOCOL_METHODS
from bullsnake.build.reps import has_none, is_integral
from bullsnake.build.text import format_of, plainly_formatted, repr_of, str_of
from bullsnake.build.truth import truth
from bullsnake.front import tree
from bullsnake.front.types import Instance, Tuple, Union, VarTuple, is_builtin
from bullsnake.ir.core import Operand
from bullsnake.ir.types import Ty

Special = Fn[[FunctionBuilder, tree.Call], Operand | None]


def _only(node: tree.Call | tree.New) -> tree.Expr | None:
    """The argument, if there is exactly one."""
    given = [a for a in node.args if a is not None]
    return given[0] if len(given) == 1 else None


def _len(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    arg = _only(node)
    assert arg is not None
    kind = fb.type(arg.type)
    if isinstance(kind, Tuple):
        fb.expr(arg)
        return i64(len(kind.items))
    if isinstance(kind, VarTuple) or any(is_builtin(kind, n) for n in ("list", "dict", "str")):
        fb.use = "__len__"
        value = fb.expr(arg)
        fb.use = ""
        return fb.load(Ty.I64, value, 8)
    if isinstance(kind, Instance) and (info := kind.cls.lookup_method("__len__")) is not None:
        length = call_method(fb, arg, info, [], Instance(fb.unit.classes.builtin_class("int")))
        return length if info.is_stub and not kind.cls.is_protocol else checked_length(fb, length)
    from bullsnake.build.layouts import SLOTS
    from bullsnake.build.objects import call_slot

    return checked_length(fb, call_slot(fb, SLOTS["__len__"], [fb.expr(arg)], (Ty.I64,)))


def _abs(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    arg = _only(node)
    assert arg is not None
    kind = fb.type(arg.type)
    if is_builtin(kind, "float"):
        return fb.op("fabs", Ty.F64, fb.expr(arg))
    if is_integral(kind):
        value = fb.kept(run(fb, plan(fb, arg)))
        from bullsnake.build.exact import Leaf

        result, negative, done = fb.reg(Ty.I64), fb.new_block("negative"), fb.new_block("done")
        fb.copy(result, value)
        fb.branch(fb.op("icmp.slt", Ty.I1, value, i64(0)), negative, done)
        fb.enter(negative)
        fb.copy(result, run(fb, operation("neg", Leaf(value), None)))
        fb.jump(done)
        fb.enter(done)
        return result
    if isinstance(kind, Instance) and (info := kind.cls.lookup_method("__abs__")) is not None:
        return call_method(fb, arg, info, [], fb.type(node.type))
    if isinstance(kind, Union):
        return _abs_of_union(fb, node, arg)
    return None


def _abs_of_union(fb: FunctionBuilder, node: tree.Call, arg: tree.Expr) -> Operand:
    from bullsnake.build.unions import split

    result, done = fb.reg(fb.rep(node.type)), fb.new_block("done")
    target = fb.type(node.type)

    def one(value: tree.Expr) -> None:
        made = tree.Call(pos=node.pos, type=value.type, function=node.function, args=[value])
        absolute = _abs(fb, made)
        assert absolute is not None
        fb.copy(result, convert(fb, absolute, value.type, target))
        fb.jump(done)

    split(fb, arg, fb.kept(fb.expr(arg)), fb.type(arg.type), one)
    fb.enter(done)
    return result


def _repr(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    arg = _only(node)
    return None if arg is None else repr_of(fb, *whole(fb, arg))


def _format(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    value, spec = node.args[0], node.args[1] if len(node.args) > 1 else None
    assert value is not None
    operand = fb.expr(value)
    if spec is None:
        return plainly_formatted(fb, operand, fb.type(value.type))
    return format_of(fb, operand, fb.type(value.type), fb.expr(spec))


def _quantifier(decided: bool) -> Special:
    """any and all over a generator expression stop early; over anything else lib does it."""

    def lower(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
        from bullsnake.build.iteration import iteration
        from bullsnake.build.loops import mark_header

        arg = node.args[0]
        assert arg is not None
        result, done = fb.reg(Ty.I1), fb.new_block("done")
        fb.copy(result, FALSE if decided else TRUE)

        def test(value: Operand, type_: object) -> None:
            from bullsnake.front.types import Type

            assert isinstance(type_, Type)
            stop, go_on = fb.new_block("decided"), fb.new_block("next")
            condition = truth(fb, value, type_)
            fb.branch(condition, *((stop, go_on) if decided else (go_on, stop)))
            fb.enter(stop)
            fb.copy(result, TRUE if decided else FALSE)
            fb.jump(done)
            fb.enter(go_on)

        if isinstance(arg, tree.GeneratorExpr):
            from bullsnake.build.containers import clauses

            element = arg.element
            clauses(fb, arg.clauses, lambda: test(fb.expr(element), fb.type(element.type)))
        else:
            source = iteration(fb, arg)
            header = fb.new_block("for")
            fb.jump(header)
            fb.enter(header)
            source.head(fb, done)
            mark_header(fb, header)
            test(source.item(fb), source.type)
            source.step(fb)
            fb.jump(header)
        fb.jump(done)
        fb.enter(done)
        return result

    return lower


def _next(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    from bullsnake.build.iterators import next_item

    return next_item(fb, node)


def _iter(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    from bullsnake.build.iterators import make_iterator

    arg = node.args[0]
    assert arg is not None
    return make_iterator(fb, arg)[0]


def _id(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    arg = _only(node)
    assert arg is not None
    value = fb.expr(arg)
    boxed = value if value.ty is Ty.REF else box(fb, value, fb.type(arg.type))
    return fb.op("cast", Ty.I64, boxed)


def _extreme(fb: FunctionBuilder, node: tree.Call) -> Operand | None:
    """max(*values) and min(*values) are those of the values as a list."""
    from dataclasses import replace

    star = next((a for a in node.args if isinstance(a, tree.StarArgs) and a.spread is not None and not a.items), None)
    if star is None or star.spread is None or node.args[0] is not None:
        return None
    key = next((a for a, p in zip(node.args, node.function.params, strict=True) if p.name == "key"), None)
    wanted = "key" if key is not None else ""
    for one in fb.unit.lib.functions[node.function.fullname]:
        names = [p.name for p in one.params]
        if names[0] == "iterable" and "default" not in names and ("key" if "key" in names else "") == wanted:
            args: list[tree.Expr | None] = [star.spread, *([key] if key is not None else [])]
            return fb.expr(replace(node, function=one, args=args, order=None, type_args=()))
    return None


BUILTINS: dict[str, Special] = {
    "builtins.max": _extreme,
    "builtins.min": _extreme,
    "builtins.len": _len,
    "builtins.abs": _abs,
    "builtins.repr": _repr,
    "builtins.format": _format,
    "builtins.any": _quantifier(True),
    "builtins.all": _quantifier(False),
    "builtins.next": _next,
    "builtins.iter": _iter,
    "builtins.id": _id,
}


# --- constructors ---------------------------------------------------------------------------------------------------------

Constructor = Fn[[FunctionBuilder, tree.New], Operand | None]


def _new_str(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    arg = _only(node)
    if arg is None:
        return fb.string("") if not any(node.args) else None
    return str_of(fb, *whole(fb, arg))


def _new_int(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    arg = _only(node)
    if arg is None:
        return i64(0) if not any(node.args) else None
    if is_integral(fb.type(arg.type)):
        return run(fb, plan(fb, arg))
    return _by_members(fb, node, arg)


def _new_float(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    from bullsnake.ir.core import Const

    arg = _only(node)
    if arg is None:
        return Const(Ty.F64, 0.0)
    kind = fb.type(arg.type)
    if is_exact_tree(fb, arg):
        return as_float(fb, arg)
    if is_builtin(kind, "float") or is_integral(kind):
        return convert_expr(fb, arg, Instance(fb.unit.classes.builtin_class("float")))
    return _by_members(fb, node, arg)


def _by_members(fb: FunctionBuilder, node: tree.New, arg: tree.Expr) -> Operand | None:
    """int(x) and float(x) of a union: by the class at run time. Methods of classes (__int__, __float__) directly."""
    from bullsnake.build.unions import split

    kind = fb.type(arg.type)
    if isinstance(kind, Instance) and not kind.cls.is_stub:
        info = kind.cls.lookup_method(f"__{node.cls.name}__") or kind.cls.lookup_method("__index__")
        return None if info is None else call_method(fb, arg, info, [], fb.type(node.type))
    if isinstance(kind, Instance) and node.init is not None and node.init.params[1].var.type != kind:
        fitting = next((i for i in node.cls.overloads["__init__"] if len(i.params) > 1 and i.params[1].var.type == kind), None)
        if fitting is not None:
            node.init = fitting
    if not isinstance(kind, Union):
        return None
    inits = node.cls.overloads["__init__"]
    result, done = fb.reg(fb.rep(node.type)), fb.new_block("done")

    def one(value: tree.Expr) -> None:
        wanted = [i for i in inits if len(i.params) > 1 and i.params[1].var.type == value.type]
        made = tree.New(pos=node.pos, type=node.type, cls=node.cls, init=(wanted or inits[1:])[0], args=[value])
        fb.copy(result, fb.expr(made))
        fb.jump(done)

    split(fb, arg, fb.kept(fb.expr(arg)), kind, one)
    fb.enter(done)
    return result


def _new_bool(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    arg = _only(node)
    return FALSE if arg is None else truth(fb, fb.expr(arg), fb.type(arg.type))


def _new_type(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    arg = _only(node)
    assert arg is not None
    value, kind = fb.expr(arg), fb.type(arg.type)
    boxed = value if value.ty is Ty.REF else box(fb, value, kind)
    if value.ty is not Ty.REF or not (has_none(kind) or is_builtin(kind, "object")):
        return class_of_object(fb, boxed)
    nothing = fb.unit.classes.find_class("types.NoneType")
    fb.unit.classes.descriptor(nothing, {})
    result, some, done = fb.reg(Ty.REF), fb.new_block("some"), fb.new_block("done")
    fb.copy(result, fb.unit.data.class_object(fb.unit.classes.plain(nothing)))
    fb.branch(fb.op("icmp.eq", Ty.I1, boxed, NULL), done, some)
    fb.enter(some)
    fb.copy(result, class_of_object(fb, boxed))
    fb.jump(done)
    fb.enter(done)
    return result


def _new_list(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    """list(iterable): a loop that copies, by the static type of the iterable."""
    from bullsnake.build.containers import append, item_of, list_comp, new_list
    from bullsnake.build.iteration import iteration
    from bullsnake.build.loops import run_loop

    arg = _only(node)
    item = item_of(fb, node.type, "list")
    if arg is None:
        return new_list(fb, item, [])
    if isinstance(arg, tree.GeneratorExpr):
        return list_comp(fb, arg, item)
    if is_builtin(fb.type(arg.type), "list"):
        return None
    source = iteration(fb, arg)
    made = new_list(fb, item, [])
    run_loop(fb, source, lambda: append(fb, made, item, convert(fb, source.item(fb), source.type, item)))
    return made


def _new_tuple(fb: FunctionBuilder, node: tree.New) -> Operand | None:
    from bullsnake.build.coerce import var_tuple
    from bullsnake.build.iteration import to_list, to_var_tuple

    arg = _only(node)
    kind = fb.type(node.type)
    if arg is None or not isinstance(kind, VarTuple):
        return var_tuple(fb, []) if arg is None and isinstance(kind, VarTuple) else None
    source = fb.type(arg.type)
    if isinstance(source, Tuple | VarTuple):
        return convert(fb, fb.expr(arg), source, kind)
    return to_var_tuple(fb, fb.kept(to_list(fb, arg, kind.item)), kind.item)


CONSTRUCTORS: dict[str, Constructor] = {
    "builtins.str": _new_str,
    "builtins.int": _new_int,
    "builtins.float": _new_float,
    "builtins.bool": _new_bool,
    "builtins.type": _new_type,
    "builtins.list": _new_list,
    "builtins.tuple": _new_tuple,
}


# --- methods --------------------------------------------------------------------------------------------------------------


def _append(fb: FunctionBuilder, node: tree.MethodCall) -> Operand | None:
    """list.append inline while there is room."""
    from bullsnake.build.containers import append
    from bullsnake.build.expressions import receiver_value

    kind = fb.type(node.receiver.type)
    if not isinstance(kind, Instance):
        return None
    made = fb.kept(receiver_value(fb, node.receiver, "append"))
    arg = node.args[0]
    assert arg is not None
    append(fb, made, kind.args[0], fb.kept(fb.value(arg, kind.args[0])))
    return NULL


METHODS: dict[str, Fn[[FunctionBuilder, tree.MethodCall], Operand | None]] = {
    "builtins.list.append": _append,
    **PROTOCOL_METHODS,
}

