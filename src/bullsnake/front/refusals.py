"""What is not compiled: one located error each, with what to write instead.

Texts only; the checks are where things are converted.
"""

from __future__ import annotations

from mypy import nodes as my
from mypy.operators import op_methods

from bullsnake.front.context import Context
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import AnyObject, Instance, Type, is_builtin

_EXPRESSIONS: dict[type, tuple[str, str]] = {
    my.ComplexExpr: ("complex numbers are not supported", "keep the real and the imaginary part in two floats"),
    my.EllipsisExpr: ("... is not a value here", "write pass for an empty body"),
    my.AwaitExpr: ("await is not supported", "call an ordinary function"),
    my.NamedTupleExpr: (
        "this call of namedtuple() is not supported: it is not read as a class",
        'write P = namedtuple("P", "x y") on lines of its own, or a class that derives from NamedTuple',
    ),
    my.TypedDictExpr: ("TypedDict() is not supported", "write a class that derives from TypedDict"),
    my.EnumCallExpr: ("Enum() is not supported", "write a class that derives from Enum"),
    my.TypeVarExpr: ("a type variable is not a value", "declare it at module level"),
    my.TypeApplication: ("a class with type arguments is not a value", "call it, or name it in an annotation"),
    my.IndexExpr: ("a type is not a value here", "use it in an annotation"),
    my.OpExpr: ("a union of types is not a value here", "use it in an annotation or in isinstance()"),
    my.TemplateStrExpr: ("template strings are not supported", "write an f-string"),
    my.StarExpr: ("a starred expression is not supported here", "write the items one by one"),
}

def unsupported_expression(c: Context, node: my.Expression) -> None:
    message, advice = _EXPRESSIONS[type(node)]
    c.error(node, message, advice)


def cast(c: Context, node: my.CastExpr, wanted: Type) -> None:
    c.error(node, f"cast() to {wanted} is not supported: nothing can test it", "test with isinstance(), or give it its type earlier")


def super_in_mixin(c: Context, node: my.Expression, name: str) -> None:
    advice = f"write Base.method(self, ...), or let the class that derives from {name} make the call"
    c.error(node, f"super() in {name}: others derive from it beside another base, and what this calls depends on them", advice)


def async_code(c: Context, node: my.Context) -> None:
    c.error(node, "async is not supported", "write an ordinary def, without async and await")


def del_name(c: Context, node: my.DelStmt, item: my.Expression) -> None:
    message = "del of a field, or of a parameter that may be read again, is not supported"
    c.error(node, message, "assign None, or let it go out of scope")


def except_star(c: Context, node: my.TryStmt) -> None:
    c.error(node, "except* is not supported", "write except")


def thread_arguments_elsewhere(c: Context, node: my.Expression, positional: bool) -> None:
    """threading.Thread(args=...) with something else than a display."""
    what, example = ("args", "args=(a, b)") if positional else ("kwargs", 'kwargs={"name": a}')
    c.error(node, f"the {what} of a thread must be written out where it is made", f"write {example}, or target=lambda: f(...)")


def thread_argument_count(c: Context, node: my.Expression, target: str) -> None:
    c.error(node, f'"{target}" does not take these arguments', "args and kwargs are those that the thread calls its target with")


def thread_argument_type(c: Context, node: my.Expression, target: str, parameter: str, have: str, wanted: str) -> None:
    have, wanted = have.replace("builtins.", ""), wanted.replace("builtins.", "")
    c.error(node, f'argument "{parameter}" of "{target}" has type "{have}"; expected "{wanted}"', "")


def thread_init_through_class(c: Context, node: my.CallExpr) -> None:
    c.error(node, "__init__ of a thread is called through super() only", "write super().__init__(...)")


def thread_override(c: Context, node: my.Context, name: str) -> None:
    c.error(node, f"a thread's {name} cannot be overridden: only run can", "give it another name")


def exception_class(c: Context, node: my.Expression) -> None:
    c.error(node, "an except clause names exception classes", "write except (A, B) with the classes themselves")


def isinstance_argument(c: Context, node: my.Expression) -> None:
    c.error(node, "the second argument of isinstance must name classes", "write a class, or a tuple of classes")


def class_in_copied_function(c: Context, node: my.ClassDef) -> None:
    c.error(
        node,
        "a class inside of a generic function or a class method is not supported: there are several copies of such functions",
        "move it to the level of the module",
    )


def variable_outside_class(c: Context, node: my.Context, name: str) -> None:
    c.error(
        node,
        f'the methods of a class inside of a function cannot use "{name}", a variable of that function',
        "give it to the class: a parameter of __init__, kept as a field",
    )


def special_class(c: Context, node: my.ClassDef) -> None:
    c.error(node, "this kind of class is not supported", "write a @dataclass")


def statement_in_class(c: Context, node: my.Statement) -> None:
    c.error(node, "this statement is not supported in a class body", "move it to the level of the module")


def class_attribute(c: Context, node: my.MemberExpr, cls: ClassInfo) -> None:
    info = node.expr.node if isinstance(node.expr, my.RefExpr) else None
    if isinstance(info, my.TypeInfo) and info.is_enum and not info.defn.defs.body:
        return  # a member of what Enum(...) would make, which is refused where it stands
    c.error(
        node,
        f"{cls.name}.{node.name} is a field: each object has its own",
        "give it a value in the body of the class, and assign it only through the class",
    )


def class_variable_through_object(c: Context, node: my.MemberExpr) -> None:
    c.error(node, f'"{node.name}" is a ClassVar: an object cannot have its own', "assign it through the class, or drop ClassVar")


def constant_of_library(c: Context, node: my.MemberExpr, name: str) -> None:
    c.error(node, f"{name} cannot be changed", "only sys.argv, stdin, stdout and stderr can be replaced")


def not_a_value(c: Context, node: my.RefExpr, symbol: my.SymbolNode | None) -> None:
    if isinstance(symbol, my.MypyFile):
        c.error(node, "a module is not a value", "name what you need of it: module.name")
    elif symbol is not None:
        c.error(node, "a type is not a value here", "use it in an annotation")


def bad_target(c: Context, node: my.Expression) -> None:
    c.error(node, "cannot assign to this", "assign to a variable, a field or an item")


def star_in_display(c: Context, node: my.Expression) -> None:
    c.error(node, "unpacking inside of a display is not supported", "use + for lists, update() for dicts")


def star_star_argument(c: Context, node: my.CallExpr) -> None:
    c.error(node, "** in a call is not supported", "write the arguments one by one: name=value")


def cannot_match(c: Context, node: my.CallExpr) -> None:
    stars = my.ARG_STAR in node.arg_kinds
    c.error(node, "* in this call is not supported" if stars else "cannot match the arguments", "write the arguments one by one")


def keyword_to_value(c: Context, node: my.CallExpr) -> None:
    c.error(node, "a function value takes positional arguments only", "leave the names away")


def default_of_value(c: Context, node: my.CallExpr) -> None:
    c.error(node, "a function value has no defaults: its type says how many arguments it takes", "write all arguments")


def sum_of_texts(c: Context, node: my.CallExpr, name: str, empty: str) -> None:
    c.error(node, f"sum() cannot join values of type {name}", f"write {empty}.join(...)")


def truth_of_other(c: Context, node: my.FuncDef, given: str) -> None:
    c.error(node, f'"__bool__" gives {given}, and bool() takes only a bool', "declare it -> bool, and return a comparison or bool(...)")


def operator_function(c: Context, node: my.Context, name: str) -> None:
    c.error(node, f"operator.{name} is not supported here", "write the operator itself, or a lambda")


def untestable_any(to: Type) -> tuple[str, str]:
    """What is wrong with an Any for a place of a type, and what to do."""
    return f"what an Any holds cannot be tested to be a {to}", "give it its type from the start, or copy it item by item"


def constrained(c: Context, node: my.Context, name: str) -> None:
    c.error(
        node,
        f'"{name}" is a type variable of certain types, and mypy checks such a function once for each of them: that is not supported',
        "write a function for each, or @overload in front of one that takes their union; for int or float, float takes both",
    )


def open_class(c: Context, node: my.Context, name: str) -> None:
    c.error(
        node,
        f"that it is a {name} does not tell of what, and how its fields are stored depends on it",
        f"give the value its type, {name}[int] | ..., or test for a base class without type parameters",
    )


def use_of_any(c: Context, node: my.Context, what: str) -> None:
    """What has to be found out first."""
    c.error(
        node,
        f"{what} of an Any: what it means depends on what the Any holds",
        "test with isinstance() first, or assign it to a variable with a type: n: int = ...",
    )


def not_callable(c: Context, node: my.CallExpr, type_: Type) -> None:
    if isinstance(type_, AnyObject):
        use_of_any(c, node, "call")
        return
    c.error(node, f'"{type_}" cannot be called', "")


def no_common_member(c: Context, node: my.MemberExpr, type_: Type) -> None:
    if isinstance(type_, AnyObject):
        use_of_any(c, node, f'attribute "{node.name}"')
        return
    if isinstance(type_, Instance) and type_.cls.lookup_method("__getattr__") is not None:
        return  # which is refused where it stands
    c.error(
        node,
        f'the classes in "{type_}" do not inherit "{node.name}" from one class',
        "find out first which one it is, with isinstance(), or give them a common base class",
    )


def no_item_access(c: Context, node: my.IndexExpr, type_: Type, name: str) -> None:
    if isinstance(type_, AnyObject):
        use_of_any(c, node, "slice" if isinstance(node.index, my.SliceExpr) else "item assignment")
        return
    c.error(node, f'"{type_}" has no {name} that all its classes share', "find out first which one it is, with isinstance()")


def no_operator(c: Context, node: my.Context, op: str, type_: Type) -> None:
    if isinstance(type_, AnyObject):
        use_of_any(c, node, f"operator {op}")
        return
    advice = "find out first which one it is, with isinstance()"
    if op == "%" and is_builtin(type_, "str"):
        advice = "write an f-string"
    elif op == "%" and is_builtin(type_, "bytes"):
        advice = 'format a text, and encode it: f"{n} items".encode()'
    elif op in op_methods and isinstance(type_, Instance):
        if not type_.cls.is_stub:
            advice = f"define {op_methods[op]} in {type_.cls.name}"
    c.error(node, f'operator {op} is not supported for "{type_}"', advice)


def no_overload(c: Context, node: my.Expression, method: FunctionInfo) -> None:
    c.error(node, f"{method.qualname} does not take these arguments", "")


def not_a_manager(c: Context, node: my.Expression) -> None:
    c.error(node, "this is not a context manager", "it needs __enter__ and __exit__")


def super_alone(c: Context, node: my.SuperExpr) -> None:
    c.error(node, "super() is only supported in a call of a method, or for a property: super().name", "call the method")


def bad_super(c: Context, node: my.CallExpr) -> None:
    c.error(node, "super() is supported without arguments, inside of a method, for methods of the base class", "")


def reflected_augmented(c: Context, node: my.OperatorAssignmentStmt) -> None:
    c.error(node, f"{node.op}= is not supported for these types", f"write target = target {node.op} value")


def untestable_overload(c: Context, node: my.Expression, type_: Type) -> None:
    c.error(
        node,
        f"this overload gives a {type_}, and nothing can test whether the function has returned one",
        "write functions of different names",
    )


def yield_elsewhere(c: Context, node: my.Expression) -> None:
    c.error(node, "yield stands in a def only", "write a def of its own for the generator")


def decorator(c: Context, node: my.Expression, what: str) -> None:
    if isinstance(node, my.MemberExpr) and node.name == "deleter":
        c.error(node, "the deleter of a property is not supported", "write a method and call it")
    elif what == "class":
        c.symbols.reported_any = True  # of the function, which takes a class of any kind
        called = node.name if isinstance(node, my.NameExpr) else "the decorator"
        advice = f"do without it: call {called} beneath the class, with what it needs of the class, such as its name"
        c.error(node, "this decorator of a class is not supported", advice)
    else:
        c.error(node, f"this decorator of a {what} is not supported", "call the wrapping function yourself where it is used")
