"""Which construct met which element type in which place, over all programs: a table without unexplained holes.

The types come from a small inference over annotations, literals, constructors and well-known functions. What it cannot
tell is not counted, so that the table understates; it never guesses.
"""

from __future__ import annotations

import ast
from collections import Counter

from support.infer import Scope, Types, element
from support.programs import Program

PLACES = ("module", "function", "method", "closure", "comprehension", "try")
LETTERS = {"module": "m", "function": "f", "method": "M", "closure": "c", "comprehension": "l", "try": "t"}
ELEMENTS = ("int", "float", "bool", "str", "tuple", "list", "dict", "class", "optional", "callable")
CONSTRUCTS = ("for", "comprehension", "index", "slice", "store", "unpack", "arithmetic", "compare", "f-string",
              "return", "argument", "field", "condition")  # fmt: skip

EXPLAINED = {
    ("arithmetic", "dict"): "dict has no arithmetic in the slice but `|`",
    ("arithmetic", "optional"): "an Optional must be narrowed first",
    ("arithmetic", "callable"): "functions have no arithmetic",
    ("arithmetic", "class"): "operator methods are outside the slice",
    ("compare", "callable"): "functions are not compared",
    ("f-string", "callable"): "prints an address",
    ("return", "module"): "no return at module level",
    ("return", "comprehension"): "no statement inside a comprehension",
    ("store", "comprehension"): "no statement inside a comprehension",
    ("unpack", "comprehension"): "its targets are counted at the comprehension itself",
    ("for", "comprehension"): "no statement inside a comprehension",
    ("condition", "tuple"): "its truth is known from its type",
    ("condition", "callable"): "a function is always true, and mypy refuses the question",
    ("unpack", "optional"): "an Optional must be narrowed first",
}

Cell = tuple[str, str, str]


class _Walker(ast.NodeVisitor):
    def __init__(self, types: Types) -> None:
        self.scope = Scope(types)
        self.places = ["module"]
        self.seen: Counter[Cell] = Counter()

    def note(self, construct: str, kind: str | None) -> None:
        if kind in ELEMENTS:
            for place in self.here():
                self.seen[construct, kind, place] += 1

    def here(self) -> set[str]:
        """The innermost place; a `try` counts for its function too, a comprehension in a `try` for both."""
        found = {self.places[-1]}
        if "try" in self.places[-2:]:
            found.add("try")
        if self.places[-1] == "try":
            found.add(next(place for place in reversed(self.places) if place != "try"))
        return found

    def within(self, place: str, nodes: list[ast.AST]) -> None:
        self.places.append(place)
        for node in nodes:
            self.visit(node)
        self.places.pop()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.within("class", list(node.body))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outer = self.places[-1]
        place = "method" if outer == "class" else "function" if outer == "module" else "closure"
        with self.scope.function(node, self.places[-1] == "class"):
            self.within(place, list(node.body))

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.within("closure", [node.body])

    def visit_Try(self, node: ast.Try) -> None:
        self.within("try", [*node.body, *node.handlers, *node.orelse, *node.finalbody])

    def visit_comprehension_like(self, node: ast.ListComp | ast.DictComp) -> None:
        value = node.elt if isinstance(node, ast.ListComp) else node.value
        for clause in node.generators:
            self.visit(clause.iter)
            self.scope.bind(clause.target, element(self.scope.of(clause.iter)))
        self.note("comprehension", self.scope.kind(value))
        self.within("comprehension", [value, *(test for clause in node.generators for test in clause.ifs)])

    visit_ListComp = visit_comprehension_like
    visit_DictComp = visit_comprehension_like

    def visit_For(self, node: ast.For) -> None:
        items = element(self.scope.of(node.iter))
        self.scope.bind(node.target, items)
        self.note("for", self.scope.kind_of(items))
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        kind = self.scope.kind_of(element(self.scope.of(node.value)))
        if isinstance(node.ctx, ast.Store):
            self.note("store", kind)
        else:
            self.note("slice" if isinstance(node.slice, ast.Slice) else "index", kind)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.scope.bind(node.targets[0], self.scope.of(node.value))
        if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
            for item in node.value.elts:
                self.note("unpack", self.scope.kind(item))
        elif isinstance(node.targets[0], ast.Tuple | ast.List):
            for target in node.targets[0].elts:
                self.note("unpack", self.scope.kind(target))
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.scope.declare(node.target, node.annotation)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self.note("arithmetic", self.scope.kind(node.left))
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        self.note("compare", self.scope.kind(node.left))
        self.generic_visit(node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        self.note("f-string", self.scope.kind(node.value))
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            self.note("return", self.scope.returned() or self.scope.kind(node.value))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        for argument in node.args:
            self.note("argument", self.scope.kind(argument))
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.ctx, ast.Load):
            self.note("field", self.scope.kind(node))
        self.generic_visit(node)

    def _condition(self, node: ast.If | ast.While | ast.IfExp) -> None:
        self.note("condition", self.scope.kind(node.test))
        self.generic_visit(node)

    visit_If = _condition
    visit_While = _condition
    visit_IfExp = _condition


def count(programs: list[Program]) -> Counter[Cell]:
    total: Counter[Cell] = Counter()
    for program in programs:
        trees = [ast.parse(path.read_bytes()) for path in program.files]
        types = Types(trees)
        for tree in trees:
            walker = _Walker(types)
            walker.visit(tree)
            total += walker.seen
    return total


def _cell(seen: Counter[Cell], construct: str, kind: str) -> str:
    marks: list[str] = []
    for place in PLACES:
        hits = seen[construct, kind, place]
        explained = (construct, kind) in EXPLAINED or (construct, place) in EXPLAINED
        marks.append(LETTERS[place] if hits else " " if explained else "-")
    return "".join(marks)


def holes(programs: list[Program]) -> list[Cell]:
    seen = count(programs)
    cells = [(c, e, p) for c in CONSTRUCTS for e in ELEMENTS for p in PLACES]
    return [cell for cell in cells if not seen[cell] and (cell[0], cell[1]) not in EXPLAINED
            and (cell[0], cell[2]) not in EXPLAINED]  # fmt: skip


def report(programs: list[Program]) -> list[str]:
    seen = count(programs)
    lines = ["construct x element type; m module, f function, M method, c closure, l comprehension, t try, - hole"]
    lines.append(f"{'':14}" + "".join(f"{kind:>10}" for kind in ELEMENTS))
    for construct in CONSTRUCTS:
        lines.append(f"{construct:14}" + "".join(f"{_cell(seen, construct, kind):>10}" for kind in ELEMENTS))
    lines.append(f"{len(holes(programs))} holes of {len(CONSTRUCTS) * len(ELEMENTS) * len(PLACES)}")
    return lines
