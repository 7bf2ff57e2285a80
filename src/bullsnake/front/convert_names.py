"""Names and attributes: what they stand for, as values.

`declared` is what is stored in the place, `type` what mypy knows at this point of the program. A float place stays float
although mypy narrows it to int after `x: float = 1`: what is stored has been converted.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy import types as mt

from bullsnake.front import legality, tree
from bullsnake.front.any_values import dict_of_any, text_of_any
from bullsnake.front.argument_types import namespace_value
from bullsnake.front.class_methods import class_of_parameter, method_for_class
from bullsnake.front.class_values import CLASS, NAMES, member_by_class, name_of_class, names_class, object_of_type, type_of_value
from bullsnake.front.context import Context
from bullsnake.front.convert_functions import callable_type, function_of, functions_of, local_function
from bullsnake.front.convert_types import builtin, class_of, convert_type, has_any, member_mapping, type_of
from bullsnake.front.dispatch import converts, expr, placeholder
from bullsnake.front.doubtful import certain
from bullsnake.front.enums import all_members, for_member
from bullsnake.front.function_names import name_of_function
from bullsnake.front.inference import unify
from bullsnake.front.local_classes import check_reach
from bullsnake.front.matching import takes
from bullsnake.front.methods import find_field, find_methods, mapping_for, setter_name
from bullsnake.front.named_tuples import FIELDS, fields_of
from bullsnake.front.symbols import ClassInfo, FunctionInfo, ParamKind, Scope, Var
from bullsnake.front.types import (
    ANY,
    NONE,
    AnyObject,
    Callable,
    ClassObject,
    Instance,
    ModuleType,
    Type,
    TypeVar,
    Union,
    is_builtin,
    make_union,
    substitute,
)
from bullsnake.front.union_members import of_any, split_union

_CONSTANTS = {"builtins.True": True, "builtins.False": False}


@converts(my.NameExpr)
def convert_name(c: Context, node: my.NameExpr, expected: Type | None) -> tree.Expr:
    return symbol_value(c, node, node.node, expected)


def symbol_value(c: Context, node: my.RefExpr, symbol: my.SymbolNode | None, expected: Type | None = None) -> tree.Expr:
    """The value of a name, or of `module.name`, that stands for the symbol."""
    pos = c.pos(node)
    if isinstance(symbol, my.Var):
        given = class_of_parameter(c, symbol)
        if given is not None:
            return tree.ClassRef(pos=pos, type=ClassObject(given), cls=given)
        return _variable(c, node, symbol)
    if isinstance(symbol, my.FuncDef | my.Decorator | my.OverloadedFuncDef):
        if symbol.fullname.startswith("operator."):
            legality.operator_function(c, node, symbol.name)
            return placeholder(c, node)
        return _function(c, node, symbol, expected)
    if isinstance(symbol, my.TypeInfo):
        cls = class_of(c, symbol)
        if cls.members is not None:
            return all_members(c, node, cls)
        return tree.ClassRef(pos=pos, type=ClassObject(cls), cls=cls)
    if isinstance(symbol, my.TypeAlias):
        target = mt.get_proper_type(symbol.target)
        if isinstance(target, mt.Instance):
            cls = class_of(c, target.type)
            return tree.ClassRef(pos=pos, type=ClassObject(cls), cls=cls)
    legality.not_a_value(c, node, symbol)
    return placeholder(c, node)


def owner_of_member(c: Context, node: my.Expression, name: str = "", field: str = "") -> tree.Expr:
    """What stands before the dot: an enum class is a class there, and not the list of its members. name: of a method that is called."""
    if isinstance(node, my.RefExpr) and isinstance(node.node, my.TypeInfo):
        cls = class_of(c, node.node)
        return tree.ClassRef(pos=c.pos(node), type=ClassObject(cls), cls=cls)
    return text_of_any(c, node, dict_of_any(c, node, certain(c, node, expr(c, node), name or field), name), name)


def decorated(c: Context, node: my.Expression, symbol: my.Decorator) -> tree.Expr | None:
    """The name of a decorated function, where that is a variable."""
    from bullsnake.front.decorators import decorated_variable

    var = decorated_variable(c, symbol)
    if var is None:
        return None
    if check_reach(c, node, var):
        c.used(var)
    return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)


def _function(c: Context, node: my.RefExpr, symbol: my.SymbolNode, expected: Type | None) -> tree.Expr:
    if isinstance(symbol, my.Decorator):
        made = decorated(c, node, symbol)
        if made is not None:
            return made
    func = symbol.func if isinstance(symbol, my.Decorator) else symbol
    if isinstance(func, my.FuncDef):
        info = function_of(c, func)
        if info.parent is not None:
            var = local_function(c, func)
            if not check_reach(c, node, var):
                return placeholder(c, node)
            c.used(var)
            return tree.Name(pos=c.pos(node), type=var.type, var=var, declared=var.type)
    else:
        info = overload_for(functions_of(c, symbol), expected)
    return tree.FunctionRef(pos=c.pos(node), type=value_type(c, info, expected), function=info)


def _variable(c: Context, node: my.RefExpr, symbol: my.Var) -> tree.Expr:
    pos = c.pos(node)
    name = symbol.fullname
    if name == "builtins.None":
        return tree.NoneLit(pos=pos, type=NONE)
    if name in _CONSTANTS:
        return tree.BoolLit(pos=pos, type=type_of(c, node), value=_CONSTANTS[name])
    if symbol.name in ("__name__", "__file__"):
        return _module_text(c, node, symbol)
    if symbol.info is not my.VAR_NO_INFO and symbol.info and symbol not in c.symbols.variables:
        return _in_class_body(c, node, class_of(c, symbol.info), symbol.name)
    var = variable(c, symbol)
    if not check_reach(c, node, var):
        return placeholder(c, node)
    c.used(var)
    if var.type is ANY:
        legality.any_value(c, node, symbol.name)
    return tree.Name(pos=pos, type=narrowed(var.type, type_of(c, node)), var=var, declared=var.type)


def _in_class_body(c: Context, node: my.RefExpr, cls: ClassInfo, name: str) -> tree.Expr:
    """A name of the class's body that stands further down in it."""
    field = cls.lookup_field(name)
    if field is None or field.default is None:
        legality.not_a_value(c, node, node.node)
        return placeholder(c, node)
    return tree.FieldDefault(pos=c.pos(node), type=field.type, field=field)


def _module_text(c: Context, node: my.RefExpr, symbol: my.Var) -> tree.Expr:
    """`__name__` and `__file__`, of this module or of another one."""
    module = c.module
    if isinstance(node, my.MemberExpr) and isinstance(node.expr, my.RefExpr) and isinstance(node.expr.node, my.MypyFile):
        module = node.expr.node.fullname
    value = module if symbol.name == "__name__" else c.symbols.user_modules.get(module, module)
    return tree.StrLit(pos=c.pos(node), type=builtin(c, "str"), value=value)


def variable(c: Context, symbol: my.Var) -> Var:
    """Our variable for one of mypy's, made at its first mention."""
    known = c.overrides.get(symbol) or c.symbols.variables.get(symbol)
    if known is not None:
        return known
    module, _, name = symbol.fullname.rpartition(".")
    if module in c.symbols.known_modules and not symbol.is_self:
        return _global(c, symbol, module)
    prefix = c.function.fullname if c.function is not None else c.module
    scope = Scope.LOCAL if c.frame is not None else Scope.GLOBAL
    return c.new_var(symbol, symbol.name, f"{prefix}.{symbol.name}", convert_type(c, symbol.type), scope)


def _global(c: Context, symbol: my.Var, module: str) -> Var:
    if module in c.symbols.user_modules:
        return c.new_var(symbol, symbol.name, symbol.fullname, convert_type(c, symbol.type), Scope.GLOBAL)
    known = c.symbols.registry.variables.get(symbol.fullname)
    if known is None:
        known = c.new_var(symbol, symbol.name, symbol.fullname, convert_type(c, symbol.type), Scope.GLOBAL)
        c.symbols.registry.variables[symbol.fullname] = known
    c.symbols.variables[symbol] = known
    return known


def narrowed(declared: Type, found: Type) -> Type:
    """The type at this point: mypy's, except where the store has converted int to float, or a function to the place's shape."""
    if found == declared or (has_any(found) and declared is not ANY):
        return declared
    members = declared.items if isinstance(declared, Union) else (declared,)
    function = next((m for m in members if isinstance(m, Callable)), None)
    if function is not None and isinstance(found, Callable):
        return function
    has_float = next((m for m in members if is_builtin(m, "float")), None)
    if has_float is None or any(is_builtin(m, "int") for m in members):
        return found
    parts = found.items if isinstance(found, Union) else (found,)
    return make_union([has_float if is_builtin(p, "int") else p for p in parts])


@converts(my.MemberExpr)
def convert_member(c: Context, node: my.MemberExpr, expected: Type | None) -> tree.Expr:
    if is_module_member(node):
        return symbol_value(c, node, node.node, expected)
    special = _type_name(c, node)
    if special is not None:
        return special
    inner = class_in_object(c, node)
    if inner is not None:
        return symbol_value(c, node, inner, expected)
    if node.name == CLASS and not names_class(node.expr):
        return type_of_value(c, expr(c, node.expr))
    value = for_member(c, owner_of_member(c, node.expr, field=node.name), node.name)
    if isinstance(value.type, ModuleType) or value.type is ANY:
        return tree.Attribute(pos=c.pos(node), type=ANY, value=value, name=node.name, declared=ANY)
    if isinstance(value, tree.ClassRef):
        return _class_member(c, node, value)
    return attribute(c, node, value)


def overload_for(infos: list[FunctionInfo], expected: Type | None) -> FunctionInfo:
    """The overload that is meant where a function of that type is expected: the first that takes such arguments, or as many."""
    if not isinstance(expected, Callable):
        return infos[0]
    fitting = [info for info in infos if _required(info) == len(expected.params)]
    by_type = [
        info
        for info in infos
        if _required(info) <= len(expected.params) <= len(info.params)
        and all(takes(p.var.type, given) for p, given in zip(info.params, expected.params, strict=False))
    ]
    return (by_type or fitting or infos)[0]


def _required(info: FunctionInfo) -> int:
    return sum(p.kind is ParamKind.POS and not p.has_default for p in info.params)


def value_type(c: Context, info: FunctionInfo, expected: Type | None) -> Type:
    """The type of a function as a value, with its type parameters filled in from the place where it goes."""
    type_ = callable_type(info)
    if not info.type_vars or not isinstance(expected, Callable):
        return type_
    found: dict[TypeVar, Type] = {}
    unify(c, type_, expected, set(info.type_vars), found)
    return substitute(type_, found)


def class_in_object(c: Context, node: my.MemberExpr) -> my.TypeInfo | None:
    """`self.Node`: a class in the body of the class of an object that a name names."""
    if not isinstance(node.expr, my.NameExpr) or not isinstance(node.expr.node, my.Var):
        return None
    owner = mt.get_proper_type(c.types.get(node.expr) or node.expr.node.type)
    if not isinstance(owner, mt.Instance):
        return None
    symbol = next((cls.names[node.name] for cls in owner.type.mro if node.name in cls.names), None)
    return symbol.node if symbol is not None and isinstance(symbol.node, my.TypeInfo) else None


def is_module_member(node: my.MemberExpr) -> bool:
    """Whether it is `module.name`."""
    inner = node.expr
    return isinstance(inner, my.RefExpr) and isinstance(inner.node, my.MypyFile)


def _type_name(c: Context, node: my.MemberExpr) -> tree.Expr | None:
    """`type(x).__name__` or `x.__class__.__name__`, without the class itself."""
    inner = object_of_type(node.expr) if node.name in NAMES else None
    if inner is None:
        return None
    return tree.TypeName(pos=c.pos(node), type=type_of(c, node), value=expr(c, inner), qualified=node.name == "__qualname__")


def class_variable(c: Context, node: my.Expression, cls: ClassInfo, name: str) -> tree.Expr | None:
    """An attribute of the class itself; None if the class has none of that name."""
    var = cls.lookup_variable(name)
    if var is None:
        return None
    found = type_of(c, node) if node in c.types else var.type
    return tree.Name(pos=c.pos(node), type=narrowed(var.type, found), var=var, declared=var.type)


def _class_member(c: Context, node: my.MemberExpr, value: tree.ClassRef) -> tree.Expr:
    variable_ = class_variable(c, node, value.cls, node.name)
    if variable_ is not None:
        return variable_
    if isinstance(node.node, my.TypeInfo):
        return symbol_value(c, node, node.node, None)
    if value.cls.is_named_tuple and node.name == FIELDS:
        return fields_of(c, node, value.cls)
    field = value.cls.lookup_field(node.name)
    if field is not None and field.given.default is not None:
        return tree.FieldDefault(pos=c.pos(node), type=field.type, field=field.given)
    method = value.cls.lookup_method(node.name)
    if method is not None and not method.is_property:
        method = method_for_class(c, method, value.cls)
        return tree.FunctionRef(pos=c.pos(node), type=callable_type(method), function=method)
    if node.name in NAMES:
        shown = value.cls.name if node.name == "__name__" else value.cls.qualname
        return tree.StrLit(pos=c.pos(node), type=type_of(c, node), value=shown)
    legality.class_attribute(c, node, value.cls)
    return placeholder(c, node)


def attribute(c: Context, node: my.MemberExpr, value: tree.Expr) -> tree.Expr:
    """value.name: a field, or a method as a value."""
    pos = c.pos(node)
    known = namespace_value(c, node, value) or name_of_class(c, node, value) or name_of_function(c, node, value)
    if known is not None:
        return known
    by_class = member_by_class(c, node, value, node.name, lambda cls: _member_of_class(c, node, cls))
    if by_class is not None:
        return by_class
    if isinstance(value.type, Instance):
        shared = class_variable(c, node, value.type.cls, node.name)
        if shared is not None:
            return shared
        if value.type.cls.is_named_tuple and node.name == FIELDS:
            return fields_of(c, node, value.type.cls)
    field = find_field(c, value.type, node.name)
    if field is not None:
        declared = substitute(field.type, member_mapping(value.type, field.owner))
        found = type_of(c, node) if node in c.types else declared
        return tree.Attribute(pos=pos, type=narrowed(declared, found), value=value, name=node.name, declared=declared)
    methods = find_methods(c, value.type, node.name)
    if methods:
        return _method_value(c, node, value, methods[0])
    if isinstance(value.type, Union) and not c.symbols.broken:
        split = split_union(c, node, value, lambda part: _plain_attribute(c, node, part))
        if split is not None:
            return split
    if not c.symbols.broken:
        narrowed_to = mt.get_proper_type(c.mypy_type(node.expr))
        if isinstance(value.type, AnyObject) and isinstance(narrowed_to, mt.AnyType):
            found_by_class = of_any(c, node, value, lambda part: _any_part(c, node, part))
            if found_by_class is not None:
                return found_by_class
        if isinstance(narrowed_to, mt.Instance) and narrowed_to.type.type_vars and isinstance(value.type, Instance):
            same_in_all = _field_of_open(c, node, value, class_of(c, narrowed_to.type))
            if same_in_all is not None:
                return same_in_all
            legality.open_class(c, node, narrowed_to.type.name)
        else:
            legality.no_common_member(c, node, value.type)
    return placeholder(c, node)


def _member_of_class(c: Context, node: my.MemberExpr, cls: ClassInfo) -> tree.Expr:
    field = cls.lookup_field(node.name)
    if field is not None and field.has_default:
        return tree.FieldDefault(pos=c.pos(node), type=field.type, field=field)
    return _class_member(c, node, tree.ClassRef(pos=c.pos(node), type=ClassObject(cls), cls=cls))


def property_of(c: Context, node: my.MemberExpr, value: tree.Expr, getter: FunctionInfo) -> tree.Property:
    """value.name, a property."""
    declared = substitute(getter.ret, mapping_for(c, value.type, getter))
    found = narrowed(declared, type_of(c, node)) if node in c.types else declared
    setters = find_methods(c, value.type, setter_name(node.name))
    setter = setters[0] if setters else None
    return tree.Property(pos=c.pos(node), type=found, value=value, getter=getter, setter=setter, declared=declared)


def _field_of_open(c: Context, node: my.MemberExpr, value: tree.Expr, cls: ClassInfo) -> tree.Expr | None:
    """A field of a generic class of which nobody says what it holds, if the field is stored in the same way whatever that is."""
    field = cls.lookup_field(node.name)
    if field is None or substitute(field.type, dict.fromkeys(cls.type_params, NONE)) != field.type:
        return None
    seen = tree.Cast(pos=value.pos, type=Instance(cls, (value.type,) * len(cls.type_params)), value=value)
    return tree.Attribute(pos=c.pos(node), type=field.type, value=seen, name=node.name, declared=field.type)


def _any_part(c: Context, node: my.MemberExpr, value: tree.Expr) -> tree.Expr | None:
    if isinstance(value.type, Instance) and value.type.cls.variables.get(node.name) is not None:
        return class_variable(c, node, value.type.cls, node.name)
    return _plain_attribute(c, node, value)


def _plain_attribute(c: Context, node: my.MemberExpr, value: tree.Expr) -> tree.Expr | None:
    """value.name, where value is of one class; None if the class has no such field or property."""
    field = find_field(c, value.type, node.name)
    if field is None:
        methods = find_methods(c, value.type, node.name)
        if not methods or not methods[0].is_property:
            return None
        made = property_of(c, node, value, methods[0])
        made.type = made.declared
        return made
    declared = substitute(field.type, member_mapping(value.type, field.owner))
    return tree.Attribute(pos=c.pos(node), type=declared, value=value, name=node.name, declared=declared)


def _method_value(c: Context, node: my.MemberExpr, value: tree.Expr, method: FunctionInfo) -> tree.Expr:
    pos = c.pos(node)
    if method.is_property:
        return property_of(c, node, value, method)
    if method.is_static:
        if isinstance(value.type, Instance):
            method = method_for_class(c, method, value.type.cls)
        return tree.FunctionRef(pos=pos, type=callable_type(method), function=method)
    mapping = member_mapping(value.type, method.owner) if method.owner is not None else {}
    type_ = substitute(callable_type(method, bound=True), mapping)
    return tree.BoundMethod(pos=pos, type=type_, value=value, method=method)
