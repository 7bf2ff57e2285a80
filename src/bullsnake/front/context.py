"""What conversion knows while it walks mypy's trees: the module at hand, the function at hand, and the symbols made so far.

A symbol is made at its first mention and kept by identity: `Symbols` maps mypy's nodes to ours. Classes and functions of stubs
come from the library's registry when there is one, so that a program and the library speak of the same objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from mypy import nodes as my
from mypy.types import Type as MypyType

from bullsnake.diagnostics import Diagnostic, Diagnostics
from bullsnake.front.reading.columns import Columns
from bullsnake.front.reading.sources import is_standard
from bullsnake.front.symbols import ClassInfo, FunctionInfo, Scope, Var
from bullsnake.front.types import Type, TypeVar
from bullsnake.ir.core import Pos


@dataclass(slots=True)
class Registry:
    """Classes, functions (all overloads) and variables of the stubs, by fullname."""

    classes: dict[str, ClassInfo] = field(default_factory=dict)
    functions: dict[str, list[FunctionInfo]] = field(default_factory=dict)
    variables: dict[str, Var] = field(default_factory=dict)


@dataclass(slots=True)
class VarFacts:
    """How a variable is used. order counts definitions and uses as they are met in the source."""

    assignments: int = 0
    last_assignment: int = 0
    first_capture: int = 0
    foreign_assignment: bool = False


@dataclass(slots=True)
class Symbols:
    """Our symbols for mypy's nodes, shared by all modules of a program.

    in_unreached: whether mypy has not looked at the code at hand. copiers: the functions that copy, by type and whether deeply.
    object_fields: names that are assigned through objects. redeclared: see class_attributes. local_classes: the qualnames of classes
    that stand in functions. troubled: lines (path, number) of which mypy has reported an error. reported_keys: classes without a hash
    of which has been told. doubts, settled, unsettled: see doubted.py.
    """

    registry: Registry
    user_modules: dict[str, str] = field(default_factory=dict)
    classes: dict[str, ClassInfo] = field(default_factory=dict)
    functions: dict[my.Node, FunctionInfo] = field(default_factory=dict)
    nodes: dict[FunctionInfo, my.FuncDef] = field(default_factory=dict)
    variables: dict[my.Node, Var] = field(default_factory=dict)
    facts: dict[Var, VarFacts] = field(default_factory=dict)
    type_vars: dict[tuple[str, str], TypeVar] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    module_of: dict[my.Node, str] = field(default_factory=dict)
    known_modules: frozenset[str] = frozenset()
    implementations: dict[tuple[str, int], FunctionInfo] = field(default_factory=dict)
    expanding: list[my.TypeAlias] = field(default_factory=list)
    files: dict[str, my.MypyFile] = field(default_factory=dict)
    contexts: dict[str, Context] = field(default_factory=dict)
    class_copies: dict[tuple[FunctionInfo, ClassInfo], FunctionInfo] = field(default_factory=dict)
    in_unreached: bool = False
    copiers: dict[tuple[Type, bool], FunctionInfo] = field(default_factory=dict)
    object_fields: set[str] = field(default_factory=set)
    redeclared: set[tuple[str, str]] = field(default_factory=set)
    mixins: set[str] = field(default_factory=set)
    local_classes: dict[my.TypeInfo, str] = field(default_factory=dict)
    reported_any: bool = False
    broken: bool = False
    troubled: set[tuple[str, int]] = field(default_factory=set)
    reported_keys: set[str] = field(default_factory=set)
    doubts: dict[tuple[str, int, int, int, int], Diagnostic] = field(default_factory=dict)
    settled: set[tuple[str, int, int, int, int]] = field(default_factory=set)
    unsettled: list[Diagnostic] = field(default_factory=list)

    def node_of(self, info: FunctionInfo) -> my.FuncDef | None:
        """mypy's node of a function; that of a stub which the library's registry brought is looked up by its name."""
        known = self.nodes.get(info)
        if known is None:
            known = self._stub_node(info)
            if known is not None:
                self.nodes[info] = known
        return known

    def _stub_node(self, info: FunctionInfo) -> my.FuncDef | None:
        file = self.files.get(info.module)
        if file is None:
            return None
        names = file.names
        node: my.SymbolNode | None = None
        for part in info.fullname.removeprefix(info.module + ".").split("."):
            symbol = names.get(part)
            node = symbol.node if symbol is not None else None
            names = node.names if isinstance(node, my.TypeInfo) else my.SymbolTable()
        if isinstance(node, my.OverloadedFuncDef):
            node = node.impl if info.is_overloaded else node.items[info.overload]
        if isinstance(node, my.Decorator):
            node = node.func
        return node if isinstance(node, my.FuncDef) else None

    def enter(self, node: my.Node, var: Var, assignments: int = 0) -> None:
        """Let `node` stand for `var`."""
        self.variables[node] = var
        self.facts[var] = VarFacts(assignments=assignments)


@dataclass(slots=True)
class Frame:
    """A function being converted. loops: how many loops are open at this place. class_param: `cls` of a class method."""

    info: FunctionInfo
    parent: Frame | None
    locals: list[Var] = field(default_factory=list)
    captures: list[Var] = field(default_factory=list)
    loops: int = 0
    self_var: Var | None = None
    cls: ClassInfo | None = None
    class_param: my.Node | None = None


@dataclass(slots=True)
class Context:
    """State of the conversion of one module. lib_mode: the library itself, which may do what programs may not."""

    sink: Diagnostics
    symbols: Symbols
    types: dict[my.Expression, MypyType]
    module: str
    path: str
    columns: Columns | None = None
    lib_mode: bool = False
    frame: Frame | None = None
    order: int = 0
    loops: int = 0
    generator_allowed: bool = False
    bools_count: bool = False
    any_is_open: bool = False
    is_package: bool = False
    digest: str = ""
    module_globals: list[Var] = field(default_factory=list)
    overrides: dict[my.Node, Var] = field(default_factory=dict)
    parent: my.Context | None = None

    def pos(self, node: my.Context) -> Pos:
        """Where the node starts. Desugared parts have no place of their own: then that of the nearest parent which has one."""
        if node.line < 1 and self.parent is not None:
            node = self.parent
        column = max(node.column, 0)
        if self.columns is not None:
            column = self.columns.fix(node.line, column)
        return Pos(self.path, max(node.line, 1), column + 1)

    def end(self, node: my.Context) -> int:
        """The column after the node if it ends on the line where it starts, else 0."""
        if node.end_line != node.line or node.end_column is None:
            return 0
        column = node.end_column
        if self.columns is not None:
            column = self.columns.fix(node.line, column)
        return column + 1

    def error(self, node: my.Context, message: str, help: str = "") -> None:
        """Report, unless something is wrong at this place already: what mypy says of a line is the cause of what we could say."""
        pos = self.pos(node)
        if not self.sink.has_error_at(pos) and (pos.file, pos.line) not in self.symbols.troubled:
            self.sink.error(pos, message, help, self.end(node))

    def warning(self, node: my.Context, message: str, help: str = "") -> None:
        if is_standard(self.path):
            return
        self.sink.warning(self.pos(node), message, help, self.end(node))

    def tick(self) -> int:
        self.order += 1
        return self.order

    @contextmanager
    def allow_generator(self, allowed: bool = True) -> Iterator[None]:
        """Within: a generator expression is consumed at once."""
        before, self.generator_allowed = self.generator_allowed, allowed
        try:
            yield
        finally:
            self.generator_allowed = before

    @contextmanager
    def sum_of(self, summed: bool) -> Iterator[None]:
        """Within: bools may be counted as ints, for only their sum is seen."""
        before, self.bools_count = self.bools_count, summed
        try:
            yield
        finally:
            self.bools_count = before

    @contextmanager
    def open_any(self) -> Iterator[None]:
        """Within: Any in mypy's types comes of a stub's parameter, and says nothing; the place that a value goes to does."""
        before, self.any_is_open = self.any_is_open, True
        try:
            yield
        finally:
            self.any_is_open = before

    @contextmanager
    def loop(self) -> Iterator[None]:
        self._add_loop(1)
        try:
            yield
        finally:
            self._add_loop(-1)

    def _add_loop(self, change: int) -> None:
        if self.frame is not None:
            self.frame.loops += change
        else:
            self.loops += change

    @property
    def local_scope(self) -> Scope:
        """The scope of a variable that is made here."""
        return Scope.LOCAL if self.frame is not None else Scope.GLOBAL

    @property
    def in_loop(self) -> bool:
        return (self.frame.loops if self.frame is not None else self.loops) > 0

    @property
    def function(self) -> FunctionInfo | None:
        return self.frame.info if self.frame is not None else None

    def new_var(self, node: my.Node | None, name: str, fullname: str, type_: Type, scope: Scope) -> Var:
        """A variable owned by the function at hand (or by the module), known for `node` from now on."""
        var = Var(name, fullname, type_, scope, self.function if scope is not Scope.GLOBAL else None)
        self.symbols.facts[var] = VarFacts()
        if node is not None:
            self.symbols.variables[node] = var
        if self.frame is not None and scope is not Scope.GLOBAL:
            self.frame.locals.append(var)
        return var

    def assigned(self, var: Var) -> None:
        """Note an assignment at this place."""
        facts = self.symbols.facts.setdefault(var, VarFacts())
        facts.assignments += 2 if self.in_loop else 1
        facts.last_assignment = self.tick()
        if var.owner is not self.function:
            facts.foreign_assignment = True
            self.used(var)

    def used(self, var: Var) -> None:
        """Note a use at this place: a use in an inner function makes it a captured variable of all functions between."""
        if var.scope is Scope.GLOBAL or var.owner is self.function:
            return
        var.captured = True
        facts = self.symbols.facts.setdefault(var, VarFacts())
        facts.first_capture = facts.first_capture or self.tick()
        frame = self.frame
        while frame is not None and frame.info is not var.owner:
            if var not in frame.captures:
                frame.captures.append(var)
            frame = frame.parent

    def settle(self, variables: list[Var]) -> None:
        """Decide which captured variables need a cell: those that can change after a closure took them."""
        for var in variables:
            facts = self.symbols.facts.get(var, VarFacts())
            late = facts.first_capture and facts.last_assignment > facts.first_capture
            var.rebound = facts.foreign_assignment or facts.assignments > 1 or bool(late)

    def mypy_type(self, node: my.Expression) -> MypyType | None:
        return self.types.get(node)
