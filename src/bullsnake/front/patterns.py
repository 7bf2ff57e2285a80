"""The match statement: a chain of conditions over the subject, which is evaluated once.

Each pattern becomes tests of a place (the subject, a field, an item of it) and captures, which are assigned when all tests hold: before
the body, or before the guard (tree.Let); those of one of several (`|`) when its own tests hold. A place is an expression that may be
evaluated again: names, fields and items.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from mypy import nodes as my
from mypy import patterns as mp

from bullsnake.front import legality, tree
from bullsnake.front.any_values import length_of_any
from bullsnake.front.context import Context
from bullsnake.front.convert_targets import bind_target
from bullsnake.front.convert_types import any_dict, any_sequence, builtin, class_of, member_mapping
from bullsnake.front.dispatch import block, converts_statement, expr
from bullsnake.front.items import item_of
from bullsnake.front.methods import find_field, find_methods, mapping_for
from bullsnake.front.remaking import comprehension_over
from bullsnake.front.symbols import ClassInfo, FunctionInfo
from bullsnake.front.types import ANY, NONE, Instance, NoneType, Tuple, Type, Union, VarTuple, as_tuple, is_builtin, substitute

_SELF_MATCHING = ("int", "float", "bool", "str", "bytes", "bytearray", "list", "dict", "tuple", "set", "frozenset")


@dataclass(slots=True)
class Matched:
    """What a pattern asks of a place, and what it captures: (target, value)."""

    tests: list[tree.Expr] = field(default_factory=list)
    captures: list[tuple[my.NameExpr, tree.Expr]] = field(default_factory=list)
    impossible: bool = False


@converts_statement(my.MatchStmt)
def convert_match(c: Context, node: my.MatchStmt) -> list[tree.Stmt]:
    subject = expr(c, node.subject)
    pos = c.pos(node)
    var = c.new_var(None, ".subject", f"{c.module}..subject", subject.type, c.local_scope)
    if c.frame is None:
        c.module_globals.append(var)
    c.assigned(var)
    place = tree.Name(pos=pos, type=var.type, var=var, declared=var.type)
    made: list[tree.Stmt] = []
    cases = list(zip(node.patterns, node.guards, node.bodies, strict=True))
    for pattern, guard, body in reversed([(p, g, b) for p, g, b in cases]):
        made = _case(c, pattern, guard, body, place, made)
    return [tree.Assign(pos=pos, targets=[place], value=subject), *made]


def _case(
    c: Context, pattern: mp.Pattern, guard: my.Expression | None, body: my.Block, place: tree.Expr, rest: list[tree.Stmt]
) -> list[tree.Stmt]:
    found = Matched()
    _match(c, pattern, place, found)
    pos = c.pos(pattern)
    if found.impossible:
        return rest
    binds = _bindings(c, pattern, found)
    tests = list(found.tests)
    if guard is not None:
        condition = expr(c, guard)
        tests.append(tree.Let(pos=pos, type=condition.type, bindings=binds, value=condition) if binds else condition)
        binds = []
    statements = [*binds, *block(c, body)]
    if not tests:
        return statements or [tree.Pass(pos=pos)]
    return [tree.If(pos=pos, test=_all(c, tests), then=statements or [tree.Pass(pos=pos)], orelse=rest)]


def _all(c: Context, tests: list[tree.Expr], op: str = "and") -> tree.Expr:
    made = tests[0]
    for test in tests[1:]:
        made = tree.BoolOp(pos=test.pos, type=builtin(c, "bool"), op=op, left=made, right=test)
    return made


def _match(c: Context, pattern: mp.Pattern, place: tree.Expr, found: Matched) -> None:
    if isinstance(pattern, mp.AsPattern):
        if pattern.pattern is not None:
            _match(c, pattern.pattern, place, found)
            place = _narrowed(c, pattern.pattern, place)
        if pattern.name is not None:
            found.captures.append((pattern.name, place))
    elif isinstance(pattern, mp.ValuePattern):
        found.tests.append(_equal(c, place, expr(c, pattern.expr)))
    elif isinstance(pattern, mp.SingletonPattern):
        _singleton(c, pattern, place, found)
    elif isinstance(pattern, mp.OrPattern):
        _either(c, pattern, place, found)
    elif isinstance(pattern, mp.ClassPattern):
        _of_class(c, pattern, place, found)
    elif isinstance(pattern, mp.SequencePattern):
        _sequence(c, pattern, place, found)
    elif isinstance(pattern, mp.MappingPattern):
        _mapping(c, pattern, place, found)
    else:
        c.error(pattern, "this pattern is not supported", "write if / elif")


def _narrowed(c: Context, pattern: mp.Pattern, place: tree.Expr) -> tree.Expr:
    """The place as what the pattern has found it to be."""
    if isinstance(pattern, mp.ClassPattern):
        cls = _class_named(c, pattern)
        return place if cls is None else _as(place, _kind(c, cls, place.type))
    return place


def _as(place: tree.Expr, type_: Type) -> tree.Expr:
    if place.type == type_:
        return place
    if isinstance(place, tree.Name):
        return tree.Name(pos=place.pos, type=type_, var=place.var, declared=place.declared)
    if isinstance(place, tree.Attribute):
        return tree.Attribute(pos=place.pos, type=type_, value=place.value, name=place.name, declared=place.declared)
    if isinstance(place, tree.Index):
        return tree.Index(
            pos=place.pos, type=type_, value=place.value, index=place.index, method=place.method, declared=place.declared
        )
    return place


def _equal(c: Context, place: tree.Expr, value: tree.Expr) -> tree.Expr:
    method: FunctionInfo | None = None
    if not isinstance(place.type, Union | NoneType) and not any(is_builtin(place.type, n) for n in ("int", "float", "bool")):
        methods = find_methods(c, place.type, "__eq__")
        owner = methods[0].owner if methods else None
        method = methods[0] if owner is not None and owner.fullname != "builtins.object" else None
    return tree.Compare(pos=value.pos, type=builtin(c, "bool"), operands=[place, value], ops=["=="], methods=[method])


def _singleton(c: Context, pattern: mp.SingletonPattern, place: tree.Expr, found: Matched) -> None:
    pos, bool_ = c.pos(pattern), builtin(c, "bool")
    if pattern.value is None:
        if place.type == NONE:
            return
        none = tree.NoneLit(pos=pos, type=NONE)
        found.tests.append(tree.Compare(pos=pos, type=bool_, operands=[place, none], ops=["is"], methods=[None]))
        return
    if not is_builtin(place.type, "bool"):
        found.tests.append(tree.IsInstance(pos=pos, type=bool_, value=place, classes=[bool_]))
        place = _as(place, bool_)
    found.tests.append(_equal(c, place, tree.BoolLit(pos=pos, type=bool_, value=pattern.value)))


def _bindings(c: Context, node: my.Context, found: Matched) -> list[tree.Stmt]:
    pairs = [(bind_target(c, name, value.type), value) for name, value in found.captures]
    return [tree.Assign(pos=c.pos(node), targets=[target], value=value) for target, value in pairs]


def _either(c: Context, pattern: mp.OrPattern, place: tree.Expr, found: Matched) -> None:
    options: list[Matched] = []
    for part in pattern.patterns:
        options.append(Matched())
        _match(c, part, place, options[-1])
    _one_of(c, pattern, options, found)


def _one_of(c: Context, node: my.Context, ways: list[Matched], found: Matched) -> None:
    """The first that holds; what it captures is assigned as part of its test."""
    options: list[tree.Expr] = []
    for one in ways:
        if one.impossible:
            continue
        true: tree.Expr = tree.BoolLit(pos=c.pos(node), type=builtin(c, "bool"), value=True)
        if one.captures:
            one.tests.append(tree.Let(pos=true.pos, type=true.type, bindings=_bindings(c, node, one), value=true))
        options.append(_all(c, one.tests) if one.tests else true)
    if options:
        found.tests.append(_all(c, options, "or"))
    else:
        found.impossible = True


def _class_named(c: Context, pattern: mp.ClassPattern) -> ClassInfo | None:
    node = pattern.class_ref.node
    if isinstance(node, my.TypeInfo):
        return class_of(c, node)
    c.error(pattern, "this pattern names no class", "write the class itself")
    return None


def _kind(c: Context, cls: ClassInfo, have: Type) -> Type:
    """The class as a type; its type arguments are those that the place has."""
    members = have.items if isinstance(have, Union) else (have,)
    for member in members:
        if isinstance(member, Instance) and member.cls.is_subclass_of(cls):
            return member
        if cls.fullname == "builtins.tuple" and isinstance(member, Tuple | VarTuple):
            return member
    return Instance(cls, (builtin(c, "object"),) * len(cls.type_params))


def _says_of_what(have: Type, cls: ClassInfo) -> bool:
    """Whether the type of a place tells the type arguments of a generic class."""
    members = have.items if isinstance(have, Union) else (have,)
    return any(isinstance(member, Instance) and member.cls.is_subclass_of(cls) for member in members)


def _of_class(c: Context, pattern: mp.ClassPattern, place: tree.Expr, found: Matched) -> None:
    cls = _class_named(c, pattern)
    if cls is None:
        return
    kind = _kind(c, cls, place.type)
    if place.type != kind or isinstance(place.type, Union):
        tested: Type = Instance(cls, (ANY,) * len(cls.type_params))
        found.tests.append(tree.IsInstance(pos=c.pos(pattern), type=builtin(c, "bool"), value=place, classes=[tested]))
    if (pattern.positionals or pattern.keyword_values) and cls.type_params and not cls.is_stub and not _says_of_what(place.type, cls):
        legality.open_class(c, pattern, cls.name)
        c.symbols.reported_any = True
        return
    inner = _as(place, kind)
    names = _match_args(c, pattern, cls)
    for number, part in enumerate(pattern.positionals):
        if cls.fullname.removeprefix("builtins.") in _SELF_MATCHING:
            _match(c, part, inner, found)
        elif number < len(names):
            _match(c, part, _member(c, pattern, inner, names[number]), found)
    for name, part in zip(pattern.keyword_keys, pattern.keyword_values, strict=True):
        _match(c, part, _member(c, pattern, inner, name), found)


def _match_args(c: Context, pattern: mp.ClassPattern, cls: ClassInfo) -> list[str]:
    node = pattern.class_ref.node
    assert isinstance(node, my.TypeInfo)
    for base in node.mro:
        for item in base.defn.defs.body:
            if isinstance(item, my.AssignmentStmt) and isinstance(item.rvalue, my.TupleExpr):
                target = item.lvalues[0]
                if isinstance(target, my.NameExpr) and target.name == "__match_args__":
                    return [part.value for part in item.rvalue.items if isinstance(part, my.StrExpr)]
    return [f.name for f in cls.all_fields() if f.init] if any(b.dataclass is not None for b in cls.mro()) else []


def _member(c: Context, node: my.Context, value: tree.Expr, name: str) -> tree.Expr:
    """value.name."""
    pos = c.pos(node)
    found = find_field(c, value.type, name)
    if found is not None:
        declared = substitute(found.type, member_mapping(value.type, found.owner))
        return tree.Attribute(pos=pos, type=declared, value=value, name=name, declared=declared)
    shared = value.type.cls.lookup_variable(name) if isinstance(value.type, Instance) else None
    if shared is not None:
        return tree.Name(pos=pos, type=shared.type, var=shared, declared=shared.type)
    getters = find_methods(c, value.type, name)
    if getters and getters[0].is_property:
        declared = substitute(getters[0].ret, mapping_for(c, value.type, getters[0]))
        return tree.Property(pos=pos, type=declared, value=value, getter=getters[0], setter=None, declared=declared)
    c.error(node, f'"{value.type}" has no field "{name}"')
    return value


# --- sequences and mappings -----------------------------------------------------------------------------------------------


def _sequence(c: Context, pattern: mp.SequencePattern, place: tree.Expr, found: Matched) -> None:
    star = next((i for i, p in enumerate(pattern.patterns) if isinstance(p, mp.StarredPattern)), None)
    shape = as_tuple(place.type)
    if isinstance(shape, Union) and sum(_is_sequence(m) for m in shape.items) > isinstance(_sequence_kind(shape), VarTuple | Instance):
        _of_union(c, pattern, place, shape, found)
        return
    if isinstance(shape, Tuple):
        _fixed(c, pattern, _as_shape(place, shape), shape, star, found)
        return
    kind = _sequence_kind(place.type)
    if is_builtin(place.type, "object"):
        tested_as: list[Type] = [builtin(c, "list", ANY), VarTuple(ANY)]
        found.tests.append(tree.IsInstance(pos=c.pos(pattern), type=builtin(c, "bool"), value=place, classes=tested_as))
        kind = any_sequence(c)
        place = _as(place, kind)
    if kind is None:
        c.error(pattern, f'a sequence pattern for "{place.type}" is not supported', "match a list, or a tuple of one shape")
        return
    if kind != place.type:
        tested = kind if isinstance(kind, VarTuple) else Instance(kind.cls, (ANY,)) if isinstance(kind, Instance) else kind
        found.tests.append(tree.IsInstance(pos=c.pos(pattern), type=builtin(c, "bool"), value=place, classes=[tested]))
        place = _as(place, kind)
    count = len(pattern.patterns)
    found.tests.append(_length_test(c, pattern, place, count if star is None else count - 1, star is not None))
    for number, part in enumerate(pattern.patterns):
        if isinstance(part, mp.StarredPattern):
            if part.capture is not None:
                found.captures.append((part.capture, _slice(c, pattern, place, number, count - number - 1)))
        else:
            at = number if star is None or number < star else number - count
            _match(c, part, _item(c, pattern, place, at), found)


def _is_sequence(type_: Type) -> bool:
    return isinstance(type_, Tuple) or _sequence_kind(type_) is not None


def _of_union(c: Context, pattern: mp.SequencePattern, place: tree.Expr, union: Union, found: Matched) -> None:
    """A tuple of known length or a list, say: one way for each."""
    shapes = [member for member in union.items if isinstance(member, Tuple)]
    if len({len(shape.items) for shape in shapes}) < len(shapes):
        c.error(pattern, f'a sequence pattern for "{place.type}" is not supported', "give the tuples different lengths, or use classes")
        return
    ways: list[Matched] = []
    for member in union.items:
        if not _is_sequence(member):
            continue
        one = Matched()
        kind: Type = VarTuple(ANY) if isinstance(member, Tuple) else member
        tested = Instance(kind.cls, (ANY,)) if isinstance(kind, Instance) else kind
        one.tests.append(tree.IsInstance(pos=c.pos(pattern), type=builtin(c, "bool"), value=place, classes=[tested]))
        if len(shapes) > 1 and isinstance(member, Tuple):
            one.tests.append(_length_test(c, pattern, _as(place, builtin(c, "object")), len(member.items), False))
        _sequence(c, pattern, _as(place, member), one)
        ways.append(one)
    _one_of(c, pattern, ways, found)


def _as_shape(place: tree.Expr, shape: Tuple) -> tree.Expr:
    return place if place.type == shape else tree.Cast(pos=place.pos, type=shape, value=place)


def _sequence_kind(type_: Type) -> Type | None:
    members = type_.items if isinstance(type_, Union) else (type_,)
    for member in members:
        if isinstance(member, VarTuple) or is_builtin(member, "list"):
            return member
        if isinstance(member, Instance) and member.cls.fullname == "typing.Sequence":
            return member
    return None


def _fixed(
    c: Context, pattern: mp.SequencePattern, place: tree.Expr, shape: Tuple, star: int | None, found: Matched
) -> None:
    """A tuple of known length."""
    count, length = len(pattern.patterns), len(shape.items)
    if (star is None and count != length) or (star is not None and count - 1 > length):
        found.impossible = True
        return
    for number, part in enumerate(pattern.patterns):
        if isinstance(part, mp.StarredPattern):
            end = length - (count - number - 1)
            if part.capture is not None:
                items = [_part(c, pattern, place, shape, i) for i in range(number, end)]
                item = items[0].type if items else builtin(c, "object")
                listed = tree.ListLit(pos=c.pos(pattern), type=builtin(c, "list", item), items=items)
                found.captures.append((part.capture, listed))
        else:
            at = number if star is None or number < star else length - (count - number)
            _match(c, part, _part(c, pattern, place, shape, at), found)


def _part(c: Context, node: my.Context, place: tree.Expr, shape: Tuple, number: int) -> tree.Expr:
    index = tree.IntLit(pos=c.pos(node), type=builtin(c, "int"), value=number)
    item = shape.items[number]
    return tree.Index(pos=c.pos(node), type=item, value=place, index=index, method=None, declared=item)


def _length_test(c: Context, node: my.Context, place: tree.Expr, count: int, at_least: bool) -> tree.Expr:
    number, pos = builtin(c, "int"), c.pos(node)
    length: tree.Expr = tree.Call(pos=pos, type=number, function=_builtin_function(c, "len"), args=[place])
    if is_builtin(place.type, "object"):
        length = length_of_any(c, node, place)
    wanted = tree.IntLit(pos=pos, type=number, value=count)
    op = ">=" if at_least else "=="
    return tree.Compare(pos=pos, type=builtin(c, "bool"), operands=[length, wanted], ops=[op], methods=[None])


def _builtin_function(c: Context, name: str) -> FunctionInfo:
    return c.symbols.registry.functions[f"builtins.{name}"][0]


def _item(c: Context, node: my.Context, place: tree.Expr, number: int) -> tree.Expr:
    methods = find_methods(c, place.type, "__getitem__")
    item = item_of(c, place.type)
    index = tree.IntLit(pos=c.pos(node), type=builtin(c, "int"), value=number)
    return tree.Index(pos=c.pos(node), type=item, value=place, index=index, method=methods[0] if methods else None, declared=item)


def _slice(c: Context, node: my.Context, place: tree.Expr, start: int, after: int) -> tree.Expr:
    """The items that a star takes, as a list."""
    pos, number = c.pos(node), builtin(c, "int")
    lower = tree.IntLit(pos=pos, type=number, value=start)
    upper = tree.IntLit(pos=pos, type=number, value=-after) if after else None
    index = tree.Slice(pos=pos, type=builtin(c, "slice"), lower=lower, upper=upper, step=None)
    methods = find_methods(c, place.type, "__getitem__")
    part = tree.Index(pos=pos, type=place.type, value=place, index=index, method=methods[-1], declared=place.type)
    if is_builtin(place.type, "list"):
        return part
    listed = builtin(c, "list", item_of(c, place.type))
    assert isinstance(listed, Instance)
    return tree.New(pos=pos, type=listed, cls=listed.cls, init=listed.cls.overloads["__init__"][1], args=[part])


def _mapping(c: Context, pattern: mp.MappingPattern, place: tree.Expr, found: Matched) -> None:
    kind = next((m for m in (place.type.items if isinstance(place.type, Union) else (place.type,)) if is_builtin(m, "dict")), None)
    if is_builtin(place.type, "object"):
        tested = builtin(c, "dict", ANY, ANY)
        found.tests.append(tree.IsInstance(pos=c.pos(pattern), type=builtin(c, "bool"), value=place, classes=[tested]))
        kind = any_dict(c)
        place = _as(place, kind)
    if not isinstance(kind, Instance):
        c.error(pattern, f'a mapping pattern for "{place.type}" is not supported', "match a dict")
        return
    if kind != place.type:
        tested = Instance(kind.cls, (ANY, ANY))
        found.tests.append(tree.IsInstance(pos=c.pos(pattern), type=builtin(c, "bool"), value=place, classes=[tested]))
        place = _as(place, kind)
    key_type, item_type = kind.args if len(kind.args) == 2 else (builtin(c, "object"), builtin(c, "object"))
    keys: list[tree.Expr] = []
    for key, part in zip(pattern.keys, pattern.values, strict=True):
        value = expr(c, key, key_type)
        keys.append(value)
        inside = find_methods(c, kind, "__contains__")[0]
        pos = c.pos(key)
        operands = [value, place]
        found.tests.append(tree.Compare(pos=pos, type=builtin(c, "bool"), operands=operands, ops=["in"], methods=[inside]))
        method = find_methods(c, kind, "__getitem__")[0]
        item = tree.Index(pos=pos, type=item_type, value=place, index=value, method=method, declared=item_type)
        _match(c, part, item, found)
    if pattern.rest is not None:
        found.captures.append((pattern.rest, _rest(c, pattern, place, kind, keys)))


def _rest(c: Context, node: mp.MappingPattern, place: tree.Expr, kind: Instance, keys: list[tree.Expr]) -> tree.Expr:
    """{k: v for k, v in place.items() if k is none of the keys}"""
    if len(kind.args) != 2:
        c.error(node, "**rest of an object is not supported", "take what you need by its key")
        return place
    made = comprehension_over(c, place, kind)
    assert isinstance(made, tree.DictComp)
    for key in keys:
        equal = _equal(c, made.key, key)
        made.clauses[0].conditions.append(tree.Unary(pos=place.pos, type=equal.type, op="not", operand=equal))
    return made


