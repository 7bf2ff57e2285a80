"""What the functions of a program are given and give: the types of the arguments of each call, of returns, yields and defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mypy import nodes as my
from mypy import types as mt
from mypy.argmap import map_actuals_to_formals
from mypy.types_utils import remove_optional

from bullsnake.front.bound_names import all_statements, walk
from bullsnake.front.unannotated.assignments import given
from bullsnake.front.unannotated.contents import Contents
from bullsnake.front.unannotated.slots import Family, Slot, family_of, is_generated
from bullsnake.front.unannotated.types_of import Types, item_of
from bullsnake.front.unannotated.widening import added_type, assigned

ITERATES = {"builtins.map": 0, "builtins.filter": 0, "builtins.sorted": "key", "builtins.min": "key", "builtins.max": "key"}
"""Functions that call one of their arguments with the items of another: where the called one stands."""


class Uses:
    """`types`: mypy's, of expressions. `paths`: module -> path, for the program's own. `iterator`: the class.

    given: what was found, by slot; yields: what generators yield. called_with: by variable or field, the arguments of its
    calls; of a table of functions by (variable, "item"). item_of_table: variables that are taken out of such a table.
    """

    def __init__(self, types: Mapping[my.Expression, mt.Type], paths: Mapping[str, str], iterator: my.TypeInfo) -> None:
        self.types = Types(types)
        self.contents = Contents(self.types, self.place_of)
        self.iterator = iterator
        self.paths = paths
        self.families: dict[my.FuncDef, Family] = {}
        self.given: dict[Slot, list[mt.Type]] = {}
        self.yields: dict[Family, list[mt.Type]] = {}
        self.parameters: dict[my.Var, Slot] = {}
        self.functions: dict[object, list[tuple[Family, int]]] = {}
        self.instead: dict[my.FuncDef, list[my.FuncDef]] = {}
        self.assigned: dict[object, list[mt.Type]] = {}
        self.put_into: dict[Slot, list[Slot]] = {}
        self.called_with: dict[object, list[list[mt.Type | None]]] = {}
        self.item_of_table: dict[object | None, object] = {}

    def see_calls(self) -> None:
        """All calls that mypy has looked at; those of parameters last, when it is known which functions these are."""
        for asked in [node for node in self.types.known if isinstance(node, my.IndexExpr)]:
            self.contents.see_index(asked)
        calls = [node for node in self.types.known if isinstance(node, my.CallExpr)]
        for node in calls:
            self.contents.see_call(node)
            for function, skipped in self.called(node.callee):
                for reached in (function, *self.instead.get(function, ())):
                    self._note_call(node, reached, skipped)
            self._note_callbacks(node)
        for node in calls:
            place = self.place_of(node.callee.base if isinstance(node.callee, my.IndexExpr) else node.callee)
            if set(node.arg_kinds) == {my.ARG_POS}:
                self._note_called(node)
            for family, skipped in self.functions.get(place, ()) if place is not None else ():
                for number, argument in enumerate(node.args):
                    self._note(family, number + skipped, argument)

    def _note_called(self, call: my.CallExpr) -> None:
        """What f(...) gives f, and of f = table[k] and table[k](...) what the items of the table are given."""
        given_ = [self.types.of(one) for one in call.args]
        place = self.place_of(call.callee) if isinstance(call.callee, my.RefExpr) else None
        for key in (place, self.item_of_table.get(place), self._table(call.callee)):
            if key is not None:
                self.called_with.setdefault(key, []).append(given_)

    def _table(self, value: my.Expression) -> object | None:
        """Of table[k] and table.get(k): what stands for the items of the table."""
        if isinstance(value, my.CallExpr) and isinstance(value.callee, my.MemberExpr) and value.callee.name == "get":
            owner = self.place_of(value.callee.expr)
        else:
            owner = self.place_of(value.base) if isinstance(value, my.IndexExpr) else None
        return None if owner is None else (owner, "item")

    def see_module(self, file: my.MypyFile) -> None:
        """What the statements of a module, of its classes and functions, put into fields and containers; where functions go."""
        for statement in all_statements(file.defs):
            self.contents.see_statement(statement)
            self._see_fields(statement)
            if isinstance(statement, my.Decorator):
                self.see_decorator(statement)
            for variable, type_ in assigned(statement, self.types):
                self.assigned.setdefault(variable, []).append(type_)
            for target, value, _ in given(statement, self.types):
                place = self.place_of(target.base if isinstance(target, my.IndexExpr) else target)
                if value is not None and (table := self._table(value)) is not None:
                    self.item_of_table[self.place_of(target)] = table
                if place is not None and value is not None:
                    self._note_functions(place, value)

    def see_decorator(self, node: my.Decorator) -> None:
        """A function that a decorator of the program is given; what that returns is called in its place."""
        for item in node.decorators:
            for made in [function for function, _ in self.called(item)] if isinstance(item, my.RefExpr) else []:
                if not made.arguments or made.is_property:
                    continue
                variable = made.arguments[0].variable
                self.functions.setdefault(variable, []).append((self._family(node.func), 0))
                if node.func.type is not None:
                    self.given.setdefault(Slot(self._family(made), 0), []).append(node.func.type)
                returned = [one.expr for one in walk(made.body) if isinstance(one, my.ReturnStmt)]
                names = [one.node for one in returned if isinstance(one, my.NameExpr)]
                self.instead.setdefault(node.func, []).extend(
                    inner for inner in (n.func if isinstance(n, my.Decorator) else n for n in names) if isinstance(inner, my.FuncDef)
                )

    def place_of(self, node: my.Expression) -> object | None:
        """What stands for the variable or field that is named; a variable in the body of a class is a field."""
        if isinstance(node, my.NameExpr) and isinstance(node.node, my.Var):
            return _field(node.node.info, node.name, self.paths) if node.node.info else node.node
        return self.field_of(node)

    def see_function(self, function: my.FuncDef) -> None:
        """Its parameters, defaults, and what it returns and yields."""
        family = self._family(function)
        for number, argument in enumerate(function.arguments):
            self.parameters[argument.variable] = Slot(family, number)
            if argument.initializer is not None:
                self._note(family, number, argument.initializer)
        for statement in walk(function.body):
            if isinstance(statement, my.ReturnStmt) and not function.is_generator:
                self._note(family, -1, statement.expr)
                if statement.expr is not None and isinstance(function.type, mt.CallableType):
                    self.contents.see_use(statement.expr, function.type.ret_type)
            value = statement.expr if isinstance(statement, my.ExpressionStmt) else None
            value = statement.rvalue if isinstance(statement, my.AssignmentStmt) else value
            if isinstance(value, my.YieldExpr):
                self._yielded(family, self.types.known.get(value.expr) if value.expr is not None else mt.NoneType())
            elif isinstance(value, my.YieldFromExpr):
                self._yielded(family, item_of(self.types.known.get(value.expr)))

    def _parameter(self, node: my.Expression) -> Slot | None:
        """The parameter that is named."""
        return self.parameters.get(node.node) if isinstance(node, my.NameExpr) and isinstance(node.node, my.Var) else None

    def iterator_of(self, item: mt.Type) -> mt.Type:
        """What a generator that yields such items gives."""
        return mt.Instance(self.iterator, [item])

    def _see_fields(self, statement: my.Statement) -> None:
        """What fields are given; a parameter that is put into a field may have to be all that the field is given."""
        for target, value, type_ in given(statement, self.types):
            family = self.place_of(target)
            if not isinstance(family, Family):
                continue
            slot = self._parameter(value) if value is not None else None
            if slot is not None and slot.family.place[2] == "__init__":
                self.put_into.setdefault(slot, []).append(Slot(family, 0))
            else:
                self._note_part(family, 0, value, type_)
        if isinstance(statement, my.OperatorAssignmentStmt):
            owner, added = self.field_of(statement.lvalue), added_type(statement, self.types)
            if owner is not None and added is not None:
                self.given.setdefault(Slot(owner, 0), []).append(added)

    def field_named(self, owner: my.TypeInfo, name: str) -> Family | None:
        """A field of a class of the program."""
        return _field(owner, name, self.paths)

    def field_of(self, target: my.Expression) -> Family | None:
        """The field of a class of the program that is named."""
        if not isinstance(target, my.MemberExpr):
            return None
        if isinstance(target.expr, my.RefExpr) and isinstance(target.expr.node, my.TypeInfo):
            return _field(target.expr.node, target.name, self.paths)
        proper = self.types.proper(target.expr)
        proper = mt.get_proper_type(proper.item) if isinstance(proper, mt.TypeType) else proper
        return _field(proper.type, target.name, self.paths) if isinstance(proper, mt.Instance) else None

    # --- notes --------------------------------------------------------------------------------------------------------

    def _family(self, function: my.FuncDef) -> Family:
        return self.families.get(function) or family_of(function, "")

    def _note(self, family: Family, number: int, value: my.Expression | None) -> None:
        if isinstance(value, my.ConditionalExpr):
            self._note(family, number, value.if_expr)
            self._note(family, number, value.else_expr)
            return
        if isinstance(value, my.OpExpr) and value.op in ("and", "or"):
            self._note_either(family, number, value)
            return
        type_ = mt.NoneType() if value is None else self.types.of(value)
        if type_ is not None:
            self.given.setdefault(Slot(family, number), []).append(type_)

    def _note_part(self, family: Family, number: int, value: my.Expression | None, type_: mt.Type | None) -> None:
        """A value, or what a value is taken apart into, of which only the type is known."""
        if value is not None:
            self._note(family, number, value)
        elif type_ is not None:
            self.given.setdefault(Slot(family, number), []).append(type_)

    def _note_either(self, family: Family, number: int, value: my.OpExpr) -> None:
        """Of `a or b`: a, unless it is None, and b."""
        left = self.types.of(value.left)
        if left is not None and value.op == "or":
            self.given.setdefault(Slot(family, number), []).append(remove_optional(left))
        elif left is not None:
            self.given.setdefault(Slot(family, number), []).append(left)
        self._note(family, number, value.right)

    def _yielded(self, family: Family, type_: mt.Type | None) -> None:
        if type_ is not None:
            self.yields.setdefault(family, []).append(type_)

    def _note_call(self, call: my.CallExpr, function: my.FuncDef, skipped: int) -> None:
        formals = function.arguments[skipped:]

        def actual_type(number: int) -> mt.Type:
            return self.types.known.get(call.args[number]) or mt.AnyType(mt.TypeOfAny.special_form)

        kinds, names = [a.kind for a in formals], [a.variable.name for a in formals]
        mapped = map_actuals_to_formals(call.arg_kinds, call.arg_names, kinds, names, actual_type)
        family = self._family(function)
        for number, actuals in enumerate(mapped):
            for actual in actuals:
                if call.arg_kinds[actual] in (my.ARG_POS, my.ARG_NAMED):
                    self._note(family, number + skipped, call.args[actual])
                    made = self._made_field(function, names[number] or "")
                    if made is not None:
                        self._note(made, 0, call.args[actual])
                    self._note_functions(formals[number].variable, call.args[actual])
                    if function in self.families:
                        self.contents.see_use(call.args[actual], formals[number].variable.type)

    def _made_field(self, function: my.FuncDef, name: str) -> Family | None:
        """The field that the `__init__` of a dataclass fills."""
        return self.field_named(function.info, name) if function.name == "__init__" and is_generated(function) else None

    def _note_functions(self, place: object, value: my.Expression) -> None:
        """The functions that a variable or field holds, itself or in a list or dict."""
        if isinstance(value, my.ListExpr | my.TupleExpr):
            for item in value.items:
                self._note_functions(place, item)
        elif isinstance(value, my.DictExpr):
            for _, item in value.items:
                self._note_functions(place, item)
        elif (function := self._function(value)) is not None:
            self.functions.setdefault(place, []).append((self._family(function), _bound(value, function)))

    def _note_callbacks(self, call: my.CallExpr) -> None:
        """Functions among the arguments: called with items by map(), sorted() and such, else as the parameter says."""
        callee = call.callee
        where = ITERATES.get(callee.fullname) if isinstance(callee, my.RefExpr) else None
        formal = mt.get_proper_type(self.types.known.get(callee)) if self.types.known.get(callee) is not None else None
        for number, argument in enumerate(call.args):
            function = self._function(argument)
            if function is None:
                continue
            family = self._family(function)
            skipped = _bound(argument, function)
            if where is not None and where in (number, call.arg_names[number]):
                for place, other in enumerate(a for i, a in enumerate(call.args) if i != number):
                    item = item_of(self.types.known.get(other))
                    if item is not None:
                        self.given.setdefault(Slot(family, place + skipped), []).append(item)
            elif isinstance(formal, mt.CallableType) and number < len(formal.arg_types):
                wanted = mt.get_proper_type(formal.arg_types[number])
                for place, type_ in enumerate(wanted.arg_types if isinstance(wanted, mt.CallableType) else []):
                    self.given.setdefault(Slot(family, place + skipped), []).append(type_)

    # --- who is called ------------------------------------------------------------------------------------------------

    def _function(self, node: my.Expression) -> my.FuncDef | None:
        """The function of the program that a value names."""
        if not isinstance(node, my.RefExpr):
            return None
        return next((function for function, _ in self.called(node) if function.name != "__init__"), None)

    def called(self, callee: my.Expression) -> Iterator[tuple[my.FuncDef, int]]:
        """Functions that a call may reach, with how many parameters are not among its arguments."""
        if isinstance(callee, my.SuperExpr):
            base = callee.info.mro[1:] if callee.info else []
            found = next((cls.names[callee.name].node for cls in base if callee.name in cls.names), None)
            yield from _of_symbol(found, 1)
        elif isinstance(callee, my.RefExpr) and isinstance(callee.node, my.TypeInfo):
            yield from _of_symbol(callee.node.get_method("__init__"), 1)
        elif isinstance(callee, my.MemberExpr):
            yield from self._member(callee)
        elif isinstance(callee, my.RefExpr):
            yield from _of_symbol(callee.node, 0)

    def _member(self, callee: my.MemberExpr) -> Iterator[tuple[my.FuncDef, int]]:
        owner = callee.expr
        if isinstance(owner, my.RefExpr) and isinstance(owner.node, my.MypyFile):
            yield from _of_symbol(callee.node, 0)
        elif isinstance(owner, my.RefExpr) and isinstance(owner.node, my.TypeInfo):
            yield from _of_symbol(owner.node.get_method(callee.name), 0)
        else:
            type_ = self.types.known.get(owner)
            for part in mt.flatten_nested_unions([type_]) if type_ is not None else []:
                proper = mt.get_proper_type(part)
                if isinstance(proper, mt.TupleType):
                    proper = proper.partial_fallback
                if isinstance(proper, mt.Instance):
                    yield from _of_symbol(proper.type.get_method(callee.name), 1)


def _of_symbol(symbol: my.Node | None, skipped: int) -> Iterator[tuple[my.FuncDef, int]]:
    function = symbol.func if isinstance(symbol, my.Decorator) else symbol
    if isinstance(function, my.FuncDef):
        yield function, 0 if function.is_static else 1 if function.is_class else skipped


def _field(owner: my.TypeInfo, name: str, modules: Mapping[str, str]) -> Family | None:
    """The field of the furthest class of the program that has it."""
    classes = [cls for cls in owner.mro if name in cls.names and cls.module_name in modules]
    return Family(classes[-1].fullname, ("", 0, name)) if classes else None


def _bound(value: my.Expression, function: my.FuncDef) -> int:
    """How many parameters a function that is a value has had already: 1 for a method of an object."""
    return 1 if isinstance(value, my.MemberExpr) and function.info and not function.is_static else 0

