"""Classes: their symbols (fields, methods, base) from mypy's TypeInfo, and the ClassDef statement.

A field is what the body declares or a method assigns to self. A class has one base; protocols and Generic are not bases, nor are mixins
(front/mixins.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from mypy import nodes as my

from bullsnake.front import legality, tree
from bullsnake.front.cached_properties import add_field, is_cached_property
from bullsnake.front.class_statements import check_default, check_hash, check_slots
from bullsnake.front.context import Context
from bullsnake.front.convert_functions import convert_def, functions_of, implementation, unique, with_decorators
from bullsnake.front.convert_types import class_of, convert_type
from bullsnake.front.dataclass_inits import add_init_vars
from bullsnake.front.dispatch import converts_statement, expr
from bullsnake.front.enum_values import is_member_statement
from bullsnake.front.enums import declare_enum, enum_members, is_enum
from bullsnake.front.legality import decorates
from bullsnake.front.local_classes import check_home
from bullsnake.front.methods import setter_name
from bullsnake.front.mixins import add_mixins, is_mixin
from bullsnake.front.named_tuples import declare_named_tuple, is_named_tuple
from bullsnake.front.symbols import ClassInfo, DataclassOptions, FieldInfo, FunctionInfo, Scope, Var
from bullsnake.front.types import ANY, Instance, Type, TypeVar
from bullsnake.ir.core import Pos

_OF_MEMBERS = ("name", "value", "_name_", "_value_")
_NOT_FIELDS = frozenset({"__slots__", "__match_args__", "__dataclass_fields__", "__doc__", "__module__", "__hash__"})


def declare_class(c: Context, info: my.TypeInfo) -> ClassInfo:
    """Make the symbol. It is entered before its members are looked at, for they may mention it."""
    module = info.module_name
    path = c.symbols.user_modules.get(module, "")
    place = c.symbols.local_classes.get(info)
    cls = ClassInfo(
        name=info.defn.name,
        fullname=info.fullname if place is None else unique(c, f"{module}.{place}"),
        module=module,
        base=None,
        pos=Pos(path, max(info.line, 1), max(info.column, 0) + 1),
        is_stub=module not in c.symbols.user_modules,
        is_protocol=info.is_protocol,
        is_final=info.is_final,
        is_mixin=is_mixin(c, info),
        is_local=place is not None,
    )
    c.symbols.classes[info.fullname] = cls
    if cls.is_stub:
        c.symbols.registry.classes[info.fullname] = cls
    _set_bases(c, cls, info)
    cls.type_params = [p for p in (convert_type(c, v) for v in info.defn.type_vars) if isinstance(p, TypeVar)]
    body = _declared_in_body(info)
    aliases = {} if cls.is_stub else _aliases(info)
    if not cls.is_stub and is_named_tuple(info):
        declare_named_tuple(c, cls, info)
    if not cls.is_stub and is_enum(info):
        declare_enum(c, cls, info)
    for name, symbol in info.names.items():
        if not symbol.plugin_generated or symbol.node is None:
            _add_member(c, cls, name, aliases.get(name, symbol.node), body)
    if not cls.is_stub:
        add_init_vars(c, cls, info)
        add_mixins(c, cls, info)
    return cls


def _declared_in_body(info: my.TypeInfo) -> dict[str, bool]:
    """Names that the body annotates or assigns, and whether they get a value there.

    mypy's own variable does not tell: its plugin for dataclasses puts a property in the place of each field that holds a
    function, in subclasses too.
    """
    found: dict[str, bool] = {}
    for item in info.defn.defs.body:
        if isinstance(item, my.AssignmentStmt):
            for target in item.lvalues:
                if isinstance(target, my.NameExpr):
                    found[target.name] = not isinstance(item.rvalue, my.TempNode)
    return found


def _aliases(info: my.TypeInfo) -> dict[str, my.SymbolNode]:
    """Other names for methods: `__radd__ = __add__` in the body."""
    found: dict[str, my.SymbolNode] = {}
    for item in info.defn.defs.body:
        if not isinstance(item, my.AssignmentStmt) or not isinstance(item.rvalue, my.NameExpr):
            continue
        symbol = info.names.get(item.rvalue.name)
        if symbol is None or not isinstance(symbol.node, my.FuncDef) or symbol.node is not item.rvalue.node:
            continue
        found |= {target.name: symbol.node for target in item.lvalues if isinstance(target, my.NameExpr)}
    return found


def _set_bases(c: Context, cls: ClassInfo, info: my.TypeInfo) -> None:
    for base in info.bases:
        if is_enum(info) and not is_enum(base.type):
            continue
        if is_mixin(c, base.type):
            continue
        if not base.type.is_protocol or info.is_protocol:
            cls.base = class_of(c, base.type)
            cls.base_args = tuple(convert_type(c, a) for a in base.args)
            break
    else:
        if info.fullname != "builtins.object" and info.mro:
            cls.base = class_of(c, info.mro[-1])
    if cls.base is not None and cls not in cls.base.subclasses:
        cls.base.subclasses.append(cls)


def _add_member(c: Context, cls: ClassInfo, name: str, node: my.SymbolNode | None, body: dict[str, bool]) -> None:
    if name == "__hash__" and isinstance(node, my.Var):
        cls.is_unhashable = True
        return
    if cls.is_named_tuple and isinstance(node, my.Var):
        return
    if name in cls.variables or (isinstance(node, my.Var) and name in _OF_MEMBERS and cls.is_enum and cls.fullname != "enum.Flag"):
        return
    if isinstance(node, my.Var):
        if _is_class_attribute(c, cls, name, node, body):
            _add_variable(c, cls, name, node)
            return
        inherited = node.is_property and name not in body
        if name not in _NOT_FIELDS and not inherited and cls.fullname != "builtins.object":
            pos = Pos(cls.pos.file, max(node.line, 1), max(node.column, 0) + 1)
            field = FieldInfo(name, convert_type(c, node.type), cls, pos, has_default=body.get(name, False))
            field.maybe_unset = (cls.fullname, name) == ("threading.Thread", "name")  # a subclass may forget super().__init__()
            field.init = field.repr = field.compare = name in body
            cls.fields[name] = field
    elif isinstance(node, my.FuncDef | my.OverloadedFuncDef | my.Decorator):
        found = functions_of(c, node, owner=cls)
        if not found:
            return
        cls.methods[name] = found[0]
        if is_cached_property(node):
            add_field(cls, found[0])
        if found[0].is_property and isinstance(node, my.OverloadedFuncDef):
            _add_setter(cls, found[1:], node.items[1:])
        elif len(found) > 1:
            cls.overloads[name] = found


def _is_class_attribute(c: Context, cls: ClassInfo, name: str, node: my.Var, body: dict[str, bool]) -> bool:
    """See class_attributes."""
    if cls.is_stub or not body.get(name, False) or name in _NOT_FIELDS or (cls.fullname, name) in c.symbols.redeclared:
        return False
    if node.is_classvar:
        return True
    info = node.info
    is_dataclass = any("dataclass" in base.metadata or "dataclass_tag" in base.metadata for base in info.mro)
    return not is_dataclass and name not in c.symbols.object_fields


def _add_variable(c: Context, cls: ClassInfo, name: str, node: my.Var) -> None:
    var = Var(name, f"{cls.fullname}.{name}", convert_type(c, node.type), Scope.GLOBAL)
    c.symbols.enter(node, var)
    c.module_globals.append(var)
    cls.variables[name] = var


def _add_setter(cls: ClassInfo, found: list[FunctionInfo], nodes: Sequence[my.Node]) -> None:
    """The setter of a property is a method of its own, by a name that no method can have."""
    for setter, node in zip(found, nodes, strict=True):
        setter.is_property = False
        if isinstance(node, my.Decorator) and decorates(node, "setter"):
            setter.name = setter_name(setter.name)
            cls.methods[setter.name] = setter


@converts_statement(my.ClassDef)
def convert_class(c: Context, node: my.ClassDef) -> list[tree.Stmt]:
    if not check_home(c, node):
        return []
    if isinstance(node.analyzed, my.TypedDictExpr):
        return []
    if node.analyzed is not None and not isinstance(node.analyzed, my.ClassDef | my.NamedTupleExpr):
        legality.special_class(c, node)
        return []
    if not is_named_tuple(node.info):
        legality.check_class_head(c, node)
    cls = class_of(c, node.info)
    cls.pos = c.pos(node)
    read_decorators(c, node, cls)
    before: list[tree.Stmt] = []
    methods = _convert_body(c, node, cls, before)
    check_slots(c, node)
    check_hash(c, node, cls)
    legality.check_class(c, node, cls)
    after = enum_members(c, node, cls) if cls.members is not None else []
    return [*before, tree.ClassDef(pos=c.pos(node), info=cls, methods=methods), *after]


def _convert_body(c: Context, node: my.ClassDef, cls: ClassInfo, before: list[tree.Stmt]) -> list[tree.FunctionDef]:
    """The methods. before: what runs ahead of the class statement: classes inside, values of class attributes."""
    methods: list[tree.FunctionDef] = []
    for item in node.defs.body:
        c.parent = item
        if isinstance(item, my.FuncDef | my.Decorator):
            symbol = node.info.names.get(item.name)
            if symbol is not None and symbol.plugin_generated:
                continue
            method = convert_def(c, item, owner=cls)
            for made in with_decorators(c, item, method, cls) if method is not None else []:
                if isinstance(made, tree.FunctionDef):
                    methods.append(made)
                else:
                    before.append(made)
        elif isinstance(item, my.OverloadedFuncDef) and (body := implementation(item)) is not None:
            functions_of(c, item, owner=cls)
            overloaded = convert_def(c, body, owner=cls)
            methods += [] if overloaded is None else [overloaded]
        elif isinstance(item, my.OverloadedFuncDef) and item.is_property:
            parts = [convert_def(c, part, owner=cls) for part in item.items if isinstance(part, my.Decorator)]
            methods += [part for part in parts if part is not None]
        elif isinstance(item, my.AssignmentStmt) and cls.members is not None and is_member_statement(item):
            continue
        elif isinstance(item, my.AssignmentStmt):
            before += _field(c, item, cls)
        elif isinstance(item, my.ClassDef):
            before += convert_class(c, item)
        elif isinstance(item, my.ExpressionStmt) and isinstance(item.expr, my.StrExpr | my.EllipsisExpr):
            continue
        elif not isinstance(item, my.PassStmt):
            legality.statement_in_class(c, item)
    return methods


def _field(c: Context, item: my.AssignmentStmt, cls: ClassInfo) -> list[tree.Stmt]:
    """`x: T`, `x: T = value`, `x = value`, `x: T = field(...)`; statements for what is an attribute of the class."""
    made: list[tree.Stmt] = []
    for target in item.lvalues:
        if not isinstance(target, my.NameExpr):
            legality.statement_in_class(c, item)
            return made
        var = cls.variables.get(target.name)
        if var is not None and not isinstance(item.rvalue, my.TempNode):
            made.append(_set_variable(c, item, target, var))
            continue
        info = cls.fields.get(target.name)
        if info is None or isinstance(item.rvalue, my.TempNode):
            continue
        if isinstance(item.rvalue, my.CallExpr) and _is_field_call(item.rvalue):
            _read_field_call(c, item.rvalue, info)
        else:
            info.default = expr(c, item.rvalue, info.type)
            check_default(c, item, cls, target.name, info.default.type)
            legality.check_flow(c, item.rvalue, info.default, info.type)
    return made


def _set_variable(c: Context, item: my.AssignmentStmt, target: my.NameExpr, var: Var) -> tree.Stmt:
    value = expr(c, item.rvalue, None if var.type is ANY else var.type)
    if var.type is ANY:
        var.type = value.type
    legality.check_flow(c, item.rvalue, value, var.type)
    c.assigned(var)
    name = tree.Name(pos=c.pos(target), type=var.type, var=var, declared=var.type)
    return tree.Assign(pos=c.pos(item), targets=[name], value=value)


def _is_field_call(node: my.CallExpr) -> bool:
    return isinstance(node.callee, my.RefExpr) and node.callee.fullname == "dataclasses.field"


def _read_field_call(c: Context, node: my.CallExpr, info: FieldInfo) -> None:
    flags = {"init": "init", "repr": "repr", "compare": "compare", "hash": "hashed"}
    for name, value in zip(node.arg_names, node.args, strict=True):
        if name == "default":
            info.default = expr(c, value, info.type)
        elif name == "default_factory":
            info.factory = expr(c, value, None)
        elif name in flags and isinstance(value, my.NameExpr) and value.fullname in ("builtins.True", "builtins.False"):
            setattr(info, flags[name], value.fullname == "builtins.True")
        else:
            c.error(value, f"field({name}=...) is not supported", "use default, default_factory, init, repr, compare or hash")


def read_decorators(c: Context, node: my.ClassDef, cls: ClassInfo) -> None:
    for decorator in node.decorators:
        call = decorator if isinstance(decorator, my.CallExpr) else None
        callee = call.callee if call is not None else decorator
        name = callee.fullname if isinstance(callee, my.RefExpr) else ""
        if name in ("dataclasses.dataclass",):
            cls.dataclass = DataclassOptions()
            if call is not None:
                _read_options(c, call, cls.dataclass)
        elif name == "typing.final":
            cls.is_final = True
        elif name in ("enum.unique", "typing.runtime_checkable"):
            continue
        elif name == "functools.total_ordering":
            cls.is_ordered = True
        else:
            legality.decorator(c, decorator, "class")


def _read_options(c: Context, call: my.CallExpr, options: DataclassOptions) -> None:
    ignored = {"slots", "match_args"}
    for name, value in zip(call.arg_names, call.args, strict=True):
        truth = isinstance(value, my.NameExpr) and value.fullname == "builtins.True"
        if name in DataclassOptions.__slots__:
            setattr(options, name, truth)
        elif name not in ignored:
            known = "init, repr, eq, order, unsafe_hash, frozen, kw_only or slots"
            c.error(value, f"dataclass({name}=...) is not supported", f"use {known}")


def self_type(cls: ClassInfo) -> Type:
    """The type of self inside the class."""
    return Instance(cls, tuple(cls.type_params))
