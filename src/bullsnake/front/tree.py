"""The typed syntax tree: what `front` makes of mypy's and `build` lowers to IR.

Every expression has `type`, its narrowed static type at that place, and `pos`. `Name`, `Attribute` and `Index` also have
`declared`, the type of what is stored there: where the two differ, the builder emits a check and a conversion (mypy's
narrowing is unsound over calls). Names are resolved; overloads are chosen; f-strings and comprehensions are whole again.
Conversions (int to float, scalar to union member, ...) are not nodes: the builder converts from an expression's `type` to
the type of the place where it goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bullsnake.front.symbols import ClassInfo, FieldInfo, FunctionInfo, Param, Var
from bullsnake.front.types import Type
from bullsnake.ir.core import Pos


@dataclass(eq=False, slots=True, kw_only=True)
class Node:
    pos: Pos


@dataclass(eq=False, slots=True, kw_only=True)
class Expr(Node):
    type: Type


# --- literals -------------------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True, kw_only=True)
class IntLit(Expr):
    value: int


@dataclass(eq=False, slots=True, kw_only=True)
class FloatLit(Expr):
    value: float


@dataclass(eq=False, slots=True, kw_only=True)
class BoolLit(Expr):
    value: bool


@dataclass(eq=False, slots=True, kw_only=True)
class StrLit(Expr):
    value: str


@dataclass(eq=False, slots=True, kw_only=True)
class BytesLit(Expr):
    """value: a character below 256 for each byte."""

    value: str


@dataclass(eq=False, slots=True, kw_only=True)
class NoneLit(Expr):
    pass


@dataclass(eq=False, slots=True, kw_only=True)
class FStringPart(Expr):
    """{value!conversion:spec}. conversion: "", "r", "s" or "a". spec: None, or an expression of type str (StrLit or FString)."""

    value: Expr
    conversion: str
    spec: Expr | None


@dataclass(eq=False, slots=True, kw_only=True)
class FString(Expr):
    """parts: StrLit or FStringPart."""

    parts: list[Expr]


@dataclass(eq=False, slots=True, kw_only=True)
class ListLit(Expr):
    items: list[Expr]


@dataclass(eq=False, slots=True, kw_only=True)
class TupleLit(Expr):
    items: list[Expr]


@dataclass(eq=False, slots=True, kw_only=True)
class DictLit(Expr):
    items: list[tuple[Expr, Expr]]


@dataclass(eq=False, slots=True, kw_only=True)
class SetLit(Expr):
    items: list[Expr]


# --- names and places -----------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True, kw_only=True)
class Name(Expr):
    """A variable. Reading needs a check when var.maybe_unbound."""

    var: Var
    declared: Type


@dataclass(eq=False, slots=True, kw_only=True)
class FunctionRef(Expr):
    """A module-level function, or a static method, as a value or callee."""

    function: FunctionInfo


@dataclass(eq=False, slots=True, kw_only=True)
class ClassRef(Expr):
    """A class as callee, as argument of isinstance, in an except clause."""

    cls: ClassInfo


@dataclass(eq=False, slots=True, kw_only=True)
class Attribute(Expr):
    """value.name, a field."""

    value: Expr
    name: str
    declared: Type


@dataclass(eq=False, slots=True, kw_only=True)
class FieldDefault(Expr):
    """C.name, the value in the class's body that objects start with."""

    field: FieldInfo


@dataclass(eq=False, slots=True, kw_only=True)
class Property(Expr):
    """value.name, a property: reading it calls the getter, and as a target it calls the setter.

    declared: what the getter returns; of a target, what the setter takes.
    """

    value: Expr
    getter: FunctionInfo
    setter: FunctionInfo | None
    declared: Type


@dataclass(eq=False, slots=True, kw_only=True)
class BoundMethod(Expr):
    """value.name, a method used as a value (not called)."""

    value: Expr
    method: FunctionInfo


@dataclass(eq=False, slots=True, kw_only=True)
class Index(Expr):
    """value[index]. method: the `__getitem__` chosen (None for tuples of fixed shape, whose index is a constant).

    As a target, `setter` is the `__setitem__` chosen (and `deleter` for del).
    """

    value: Expr
    index: Expr
    method: FunctionInfo | None
    declared: Type
    setter: FunctionInfo | None = None
    deleter: FunctionInfo | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class Slice(Expr):
    """lower:upper:step, as an index; its type is the stub class builtins.slice."""

    lower: Expr | None
    upper: Expr | None
    step: Expr | None


# --- operations -----------------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True, kw_only=True)
class Unary(Expr):
    """op: "-", "+", "~" or "not". method: the user's or stub's dunder, None where int, float or bool are meant (and for not)."""

    op: str
    operand: Expr
    method: FunctionInfo | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class Binary(Expr):
    """op: + - * / // % ** << >> & | ^. On int, float and bool operands method is None. reflected: right.__rop__(left)."""

    op: str
    left: Expr
    right: Expr
    method: FunctionInfo | None = None
    reflected: bool = False


@dataclass(eq=False, slots=True, kw_only=True)
class Compare(Expr):
    """A chain: operands[0] ops[0] operands[1] ops[1] ... ops: == != < <= > >= is, is not, in, not in.

    methods[i]: the dunder of the left operand (of the right one for in, and for an order that only the mirrored dunder gives),
    None on numbers, for is, and where none is declared.
    """

    operands: list[Expr]
    ops: list[str]
    methods: list[FunctionInfo | None]


@dataclass(eq=False, slots=True, kw_only=True)
class BoolOp(Expr):
    """`and` / `or` of two operands."""

    op: str
    left: Expr
    right: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class Let(Expr):
    """Assignments, then a value."""

    bindings: list[Stmt]
    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class IfExpr(Expr):
    test: Expr
    then: Expr
    orelse: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class Walrus(Expr):
    target: Name
    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class IsInstance(Expr):
    """isinstance(value, C) or isinstance(value, (C, D)). classes: types tested: Instance (no args) or NoneType."""

    value: Expr
    classes: list[Type]


@dataclass(eq=False, slots=True, kw_only=True)
class TypeName(Expr):
    """type(value).__name__, or `__qualname__` if qualified: the name of the dynamic class, a str."""

    value: Expr
    qualified: bool = False


@dataclass(eq=False, slots=True, kw_only=True)
class FunctionName(Expr):
    """value.__name__ of a function as a value, a str."""

    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class Cast(Expr):
    """The same bits under another static type of the same representation: typing.cast in lib, a named tuple as a tuple."""

    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class Handled(Expr):
    """The exception that the `except` around handles; None outside of one."""


@dataclass(eq=False, slots=True, kw_only=True)
class Checked(Expr):
    """A value that is tested to be of the type, a narrower one. use: the attribute that it is wanted for, for the message.

    told: what the TypeError says if it is None.
    """

    value: Expr
    use: str = ""
    told: str = ""


@dataclass(eq=False, slots=True, kw_only=True)
class Lambda(Expr):
    function: FunctionInfo


# --- calls ----------------------------------------------------------------------------------------------------------------
# Arguments are matched to parameters by front: `args[i]` is the expression for parameter i of the callee (self not
# included), None where the default is used, and a StarArgs for *args. Evaluation order is the order of positions
# (`order` lists parameter numbers in source order when it differs).


@dataclass(eq=False, slots=True, kw_only=True)
class StarArgs(Expr):
    """The arguments that go to a *args parameter; spread: the single `*xs` given, if it was that."""

    items: list[Expr]
    spread: Expr | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class Call(Expr):
    """A call of a known function (module-level, nested, static method).

    type_args: what the callee's type_vars are here. closure: for a nested function, the Name of the variable that holds its
    function value, to be passed as the hidden argument; None for all others."""

    function: FunctionInfo
    args: list[Expr | None]
    closure: Expr | None = None
    order: list[int] | None = None
    type_args: tuple[Type, ...] = ()


@dataclass(eq=False, slots=True, kw_only=True)
class MethodCall(Expr):
    """receiver.method(args). virtual dispatch unless the method is final or `direct` (super(), C.m(self))."""

    receiver: Expr
    method: FunctionInfo
    args: list[Expr | None]
    order: list[int] | None = None
    direct: bool = False
    type_args: tuple[Type, ...] = ()


@dataclass(eq=False, slots=True, kw_only=True)
class New(Expr):
    """C(args). init: the `__init__` (own, inherited, or None); a dataclass's generated one has init None and args per field.

    For a stub class with overloaded or special constructors (int, str, list, ...), `init` is the stub's chosen `__init__`
    overload, whose implementation in lib is a function returning the new object: see @implements("builtins.C.__new__", n)."""

    cls: ClassInfo
    init: FunctionInfo | None
    args: list[Expr | None]
    order: list[int] | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class Blank(Expr):
    """A new object of a class, with nothing in its fields."""


@dataclass(eq=False, slots=True, kw_only=True)
class EnumMember(Expr):
    """A new member of an enum class."""

    cls: ClassInfo
    name: str
    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class EnumLookup(Expr):
    """The member whose `by` ("value" or "name") equals the key."""

    cls: ClassInfo
    members: Expr
    key: Expr
    by: str


@dataclass(eq=False, slots=True, kw_only=True)
class InitFields(Expr):
    """super().__init__(args) where the base is a dataclass with a generated `__init__`: an argument for each init field."""

    receiver: Expr
    cls: ClassInfo
    args: list[Expr | None]
    order: list[int] | None = None


@dataclass(eq=False, slots=True, kw_only=True)
class Yield(Expr):
    """yield value: its own value is what is sent."""

    value: Expr | None


@dataclass(eq=False, slots=True, kw_only=True)
class YieldFrom(Expr):
    """yield from iterable: its value is what that generator returns."""

    iterable: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class MakeIterator(Expr):
    """iter(value)."""

    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class CallValue(Expr):
    """A call of a Callable value; args may leave out optional parameters."""

    callee: Expr
    args: list[Expr]


@dataclass(eq=False, slots=True, kw_only=True)
class Later(Expr):
    """A function value that makes a call. What the call needs is evaluated here and now.

    params: names among the arguments, which stand for what the value is called with.
    """

    call: Expr
    params: list[Var] = field(default_factory=list)


@dataclass(eq=False, slots=True, kw_only=True)
class Go(Expr):
    """go(f, *args): a new goroutine makes the call."""

    later: Later


# --- comprehensions -------------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True, kw_only=True)
class CompFor(Node):
    """for target in iterable if conditions. iteration: see For."""

    target: Expr
    iterable: Expr
    conditions: list[Expr]


@dataclass(eq=False, slots=True, kw_only=True)
class ListComp(Expr):
    element: Expr
    clauses: list[CompFor]


@dataclass(eq=False, slots=True, kw_only=True)
class DictComp(Expr):
    key: Expr
    value: Expr
    clauses: list[CompFor]


@dataclass(eq=False, slots=True, kw_only=True)
class SetComp(Expr):
    element: Expr
    clauses: list[CompFor]


@dataclass(eq=False, slots=True, kw_only=True)
class GeneratorExpr(Expr):
    """As the argument of a call that takes all of it at once (sum, any, all, min, max, sorted, list, tuple, dict, set, str.join): a
    list, or a loop. Any other one is a call of a generator function (see front/convert_generators.py)."""

    element: Expr
    clauses: list[CompFor]


# --- statements -----------------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True, kw_only=True)
class Stmt(Node):
    pass


@dataclass(eq=False, slots=True, kw_only=True)
class ExprStmt(Stmt):
    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class Assign(Stmt):
    """targets (left to right) = value. A target is Name, Attribute, Index, TupleLit/ListLit of targets, or Starred."""

    targets: list[Expr]
    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class Starred(Expr):
    value: Expr


@dataclass(eq=False, slots=True, kw_only=True)
class AugAssign(Stmt):
    """target op= value. method: `__iadd__` or `__add__` chosen, None on numbers; inplace says which."""

    target: Expr
    op: str
    value: Expr
    method: FunctionInfo | None = None
    inplace: bool = False


@dataclass(eq=False, slots=True, kw_only=True)
class Declare(Stmt):
    """x: T without a value."""

    var: Var


@dataclass(eq=False, slots=True, kw_only=True)
class Delete(Stmt):
    targets: list[Expr]


@dataclass(eq=False, slots=True, kw_only=True)
class If(Stmt):
    """Branches that mypy proves unreachable are empty and marked."""

    test: Expr
    then: list[Stmt]
    orelse: list[Stmt]


@dataclass(eq=False, slots=True, kw_only=True)
class While(Stmt):
    test: Expr
    body: list[Stmt]
    orelse: list[Stmt]


@dataclass(eq=False, slots=True, kw_only=True)
class For(Stmt):
    """item_type: what one step yields, before it is assigned to target. The builder dispatches on iterable.type and on calls of
    range, enumerate, zip, reversed, dict.items / keys / values; anything else goes through `__iter__` and `__next__`."""

    target: Expr
    iterable: Expr
    item_type: Type
    body: list[Stmt]
    orelse: list[Stmt]


@dataclass(eq=False, slots=True, kw_only=True)
class Break(Stmt):
    pass


@dataclass(eq=False, slots=True, kw_only=True)
class Continue(Stmt):
    pass


@dataclass(eq=False, slots=True, kw_only=True)
class Pass(Stmt):
    pass


@dataclass(eq=False, slots=True, kw_only=True)
class Unreached(Stmt):
    """Code that mypy takes for unreachable; see front/reached.py."""


@dataclass(eq=False, slots=True, kw_only=True)
class Return(Stmt):
    value: Expr | None


@dataclass(eq=False, slots=True, kw_only=True)
class Raise(Stmt):
    """value None: re-raise. A class raised bare (`raise ValueError`) arrives as New without arguments."""

    value: Expr | None
    cause: Expr | None
    from_none: bool = False


@dataclass(eq=False, slots=True, kw_only=True)
class Assert(Stmt):
    test: Expr
    message: Expr | None


@dataclass(eq=False, slots=True, kw_only=True)
class Handler(Node):
    """except (classes) as var. classes empty: bare except."""

    classes: list[ClassInfo]
    var: Var | None
    body: list[Stmt]


@dataclass(eq=False, slots=True, kw_only=True)
class Try(Stmt):
    body: list[Stmt]
    handlers: list[Handler]
    orelse: list[Stmt]
    final: list[Stmt]


@dataclass(eq=False, slots=True, kw_only=True)
class With(Stmt):
    """One manager (several are nested by front). enter / exit: the methods."""

    manager: Expr
    target: Expr | None
    body: list[Stmt]
    enter: FunctionInfo
    exit: FunctionInfo


@dataclass(eq=False, slots=True, kw_only=True)
class FunctionDef(Stmt):
    """A def (nested: makes a closure and binds `var`), or the body of a lambda (`var` None, body one Return).

    captures: variables of enclosing functions that it (or a function inside it) uses. locals: its own, parameters included.
    """

    info: FunctionInfo
    params: list[Param]
    body: list[Stmt]
    var: Var | None = None
    locals: list[Var] = field(default_factory=list)
    captures: list[Var] = field(default_factory=list)


@dataclass(eq=False, slots=True, kw_only=True)
class ClassDef(Stmt):
    """Executes the class body's value expressions (field defaults). Methods are FunctionDefs in `methods`."""

    info: ClassInfo
    methods: list[FunctionDef]


@dataclass(eq=False, slots=True, kw_only=True)
class ImportModule(Stmt):
    """Run the body of one of the program's own modules once, here."""

    name: str


@dataclass(eq=False, slots=True, kw_only=True)
class Module:
    """One source file. is_lib: part of bslib. body runs top to bottom as CPython does. digest: of the bytes that were compiled."""

    name: str
    path: str
    body: list[Stmt]
    globals: list[Var]
    classes: list[ClassInfo]
    functions: list[FunctionInfo]
    is_lib: bool = False
    digest: str = ""


@dataclass(eq=False, slots=True, kw_only=True)
class Program:
    """modules: in order of loading, main last. implementations: (stub fullname, overload) -> lib function."""

    modules: list[Module]
    main: str
    classes: dict[str, ClassInfo]
    implementations: dict[tuple[str, int], FunctionInfo]
