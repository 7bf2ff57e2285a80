"""Statements without a file of their own."""

from __future__ import annotations

from bullsnake.build.coerce import box
from bullsnake.build.definitions import note_defined
from bullsnake.build.dispatch import executes
from bullsnake.build.expressions import condition
from bullsnake.build.function import FALSE, NULL, TRUE, FunctionBuilder
from bullsnake.build.generators import return_value
from bullsnake.build.objects import void
from bullsnake.build.tries import leave
from bullsnake.front import tree
from bullsnake.front.types import Never, NoneType
from bullsnake.ir.core import Instr
from bullsnake.ir.types import Ty


@executes(tree.ExprStmt)
def _expression(fb: FunctionBuilder, node: tree.ExprStmt) -> None:
    fb.expr(node.value)
    if isinstance(node.value.type, Never):
        fb.unreachable()


@executes(tree.Unreached)
def _unreached(fb: FunctionBuilder, node: tree.Unreached) -> None:
    fb.lib("raise_unreached")


@executes(tree.Pass)
def _pass(fb: FunctionBuilder, node: tree.Pass) -> None:
    pass


@executes(tree.If)
def _if(fb: FunctionBuilder, node: tree.If) -> None:
    if isinstance(node.test, tree.BoolLit):
        fb.statements(node.then if node.test.value else node.orelse)
        return
    then, done = fb.new_block("then"), fb.new_block("done")
    orelse = fb.new_block("else") if node.orelse else done
    condition(fb, node.test, then, orelse)
    fb.enter(then)
    fb.statements(node.then)
    fb.jump(done)
    if node.orelse:
        fb.enter(orelse)
        fb.statements(node.orelse)
        fb.jump(done)
    fb.enter(done)


@executes(tree.Return)
def _return(fb: FunctionBuilder, node: tree.Return) -> None:
    """The value is computed first, then the clean-ups run."""
    if fb.generator is not None:
        return_value(fb, node)
        return
    value = None
    if node.value is not None:
        ret = fb.info.ret if fb.info is not None else node.value.type
        value = fb.value(node.value, ret)
        if fb.function.results and fb.cleanups and not fb.terminated:
            value = fb.kept(value)
    if fb.terminated:
        return
    leave(fb, 0)
    if fb.terminated:
        return
    results = [value if value is not None else NULL] if fb.function.results else []
    fb.emit(Instr("ret", [], results))


@executes(tree.Assert)
def _assert(fb: FunctionBuilder, node: tree.Assert) -> None:
    good, bad = fb.new_block("holds"), fb.new_block("fails", cold=True)
    condition(fb, node.test, good, bad)
    fb.enter(bad)
    if node.message is None:
        void(fb.lib("raise_assertion", NULL, FALSE))
    else:
        value, type_ = fb.expr(node.message), fb.type(node.message.type)
        message = value if isinstance(type_, NoneType) or value.ty is Ty.REF else box(fb, value, type_)
        fb.pos = node.pos
        void(fb.lib("raise_assertion", message, TRUE))
    fb.enter(good)


@executes(tree.ImportModule)
def _import(fb: FunctionBuilder, node: tree.ImportModule) -> None:
    from bullsnake.build.bodies import module_symbol

    fb.call(module_symbol(node.name), [], ())


@executes(tree.ClassDef)
def _class(fb: FunctionBuilder, node: tree.ClassDef) -> None:
    """Values of the class body, and defaults of its methods, are evaluated where the class stands."""
    from bullsnake.build.calls import default_variable, is_constant
    from bullsnake.build.closures import stored_defaults
    from bullsnake.build.construct import field_variable
    from bullsnake.ir.core import Sym

    for field in node.info.fields.values():
        if field.default is not None and not is_constant(field.default):
            fb.store(fb.value(field.default, field.type), Sym(field_variable(fb, field)), 0)
    for method in node.methods:
        for index in stored_defaults(method.info):
            default = method.info.params[index].default
            assert default is not None
            value = fb.value(default, method.info.params[index].var.type)
            fb.store(value, Sym(default_variable(fb, method.info, index)), 0)
    note_defined(fb, node.info)
