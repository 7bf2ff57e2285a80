"""An Any that goes to a place of another type is tested there, wherever it comes from; CPython looks at no annotation."""
# expect: assigned: expected str, not int
# expect: in a loop: expected str, not int
# expect: item of a list: expected str, not int
# expect: item of a dict: expected str, not int
# expect: of a pattern: expected str, not int
# expect: from a lambda: expected str, not int
# expect: argument: expected str, not int
# expect: returned: expected str, not int
# expect: yielded: expected str, not int
# expect: cast: expected str, not int
# expect: field: expected str, not int
# expect: or: expected str, not int
# expect: float 2.0
# expect: none None

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

three: Any = 3
data: Any = {"items": [3], "n": 3}


@dataclass
class Named:
    name: str


def upper(text: str) -> str:
    return text.upper()


def assigned() -> None:
    text: str = three
    upper(text)


def loop() -> None:
    for item in data["items"]:
        text: str = item
        upper(text)


def of_list(items: object) -> None:
    if isinstance(items, list):
        text: str = items[0]
        upper(text)


def of_dict(table: object) -> None:
    if isinstance(table, dict):
        for _, value in table.items():
            text: str = value
            upper(text)


def of_pattern() -> None:
    match data:
        case {"n": n}:
            text: str = n
            upper(text)


def of_lambda() -> None:
    get: Callable[[], str] = lambda: three
    upper(get())


def returned() -> str:
    value: str = three
    return value


def yielded() -> Iterator[str]:
    value: str = three
    yield value


def chosen() -> None:
    text: str = data.get("n") or "none"
    upper(text)


def attempt(what: str, work: Callable[[], object]) -> None:
    try:
        work()
    except TypeError as e:
        print(f"{what}: {e}")


attempt("assigned", assigned)
attempt("in a loop", loop)
attempt("item of a list", lambda: of_list([3]))
attempt("item of a dict", lambda: of_dict({"a": 3}))
attempt("of a pattern", of_pattern)
attempt("from a lambda", of_lambda)
attempt("argument", lambda: upper(three))
attempt("returned", returned)
attempt("yielded", lambda: list(yielded()))
attempt("cast", lambda: upper(cast(str, three)))
attempt("field", lambda: upper(Named(three).name))
attempt("or", chosen)
two: Any = 2
half: float = two
nothing: Any = None
maybe: str | None = nothing
print("float", half)
print("none", maybe)
