"""Errors of enums, dataclasses, named tuples, deques, heaps, formats, iterators and conversions, seen through one retrying wrapper."""
from __future__ import annotations

import heapq
import math
from collections import Counter, OrderedDict, deque
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import combinations, islice
from typing import Callable, Generic, Iterator, NamedTuple, TypeVar

T = TypeVar("T")


class Color(Enum):
    RED = "r"
    BLUE = "b"


class Point(NamedTuple):
    x: int
    y: int = 0


@dataclass(frozen=True)
class Box:
    size: int
    tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.size > 10:
            raise OverflowError("too big", self.size)

class Ring(Generic[T]):
    def __init__(self, *items: T) -> None:
        self.items = deque(items, maxlen=3)

    def __getitem__(self, i: int) -> T:
        if i >= len(self.items):
            raise IndexError(f"ring of {len(self.items)}")
        return self.items[i]

    def __contains__(self, item: object) -> bool:
        raise NotImplementedError(f"{item} in ring")

    def __bool__(self) -> bool:
        if not self.items:
            raise ValueError("truth of nothing")
        return True

    def __hash__(self) -> int:
        raise TypeError("no hash today")


class Once:
    def __init__(self) -> None:
        self.used = False

    def __enter__(self) -> Once:
        if self.used:
            raise RuntimeError("used up")
        self.used = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        return isinstance(error, StopIteration)

    def __iter__(self) -> Iterator[int]:
        yield 1
        raise LookupError("second")


def nested(once: Once) -> str:
    with once:
        next(iter(()))
    with once:
        return "twice"
    return "not seen"


def outcome(f: Callable[[], object]) -> str:
    try:
        return f"= {f()!r}"
    except (ArithmeticError, LookupError) as error:
        return f"{type(error).__name__} {error.args}"
    except (TypeError, ValueError, RuntimeError, AttributeError) as error:
        kinds = [isinstance(error, RuntimeError), isinstance(error, (ValueError, KeyError))]
        return f"{type(error).__name__} {kinds} {error}"
    except StopIteration as stop:
        return f"stop {stop.value}"


ring: Ring[str] = Ring("a", "b", "c", "d")
nothing: Ring[int] = Ring()
small = Box(3, ["x"])
order = OrderedDict([(c, i) for i, c in enumerate("ab")])
spec = ">q"
cases: dict[str, Callable[[], object]] = {
    "enum value": lambda: Color("g"), "enum name": lambda: Color["GREEN"], "enum fine": lambda: (Color("b"), Color["RED"]),
    "hash": lambda: hash(small), "post init": lambda: replace(small, size=11), "replace": lambda: replace(small, size=9),
    "point": lambda: Point(1)[int("2")], "point index": lambda: Point(1, 2).index(7), "unpack": lambda: [a + b for a, b in [Point(1), Point(2, 3)]],
    "ring": lambda: ring[0] + ring[2], "ring far": lambda: ring[3], "ring in": lambda: "a" in ring, "ring bool": lambda: not nothing, "ring hash": lambda: {ring: 1},
    "deque pop": lambda: nothing.items.popleft(), "deque index": lambda: ring.items[-4], "deque at": lambda: ring.items.index("z"),
    "heap pop": lambda: heapq.heappop(list[int]()), "heap replace": lambda: heapq.heapreplace(list[str](), "a"), "counter": lambda: Counter("ab")["z"],
    "popitem": lambda: OrderedDict[str, int]().popitem(), "move": lambda: order.move_to_end("z"), "dict popitem": lambda: dict[int, int]().popitem(),
    "islice": lambda: list(islice("abc", -1)), "comb": lambda: list(combinations("abc", -1)), "once": lambda: [n for n in Once()], "twice": lambda: nested(Once()),
    "next": lambda: next(x for x in [1, 3] if x % 2 == 0), "max": lambda: max(filter(None, [0, 0])), "sqrt": lambda: math.sqrt(-1), "log": lambda: math.log(0),
    "factorial": lambda: math.factorial(-1), "exp": lambda: math.exp(1000), "pow": lambda: math.pow(-8.0, 1 / 3), "comb int": lambda: math.comb(3, -1),
    "format": lambda: f"{3:{spec}}", "format text": lambda: format("abc", "d"), "percent": lambda: "%d %s" % (1, "a"), "index": lambda: ["{0} {1}", "{0}"][small.size - 3].format("a"),
    "float": lambda: float("1e5x"), "int base": lambda: int("zz", 35), "int under": lambda: int("1__0"), "int ok": lambda: int(" -1_0\n"), "bytes": lambda: bytes([255, int("256")]),
    "chr": lambda: chr(0x110000), "ord": lambda: ord("ab"), "join": lambda: "".join(reversed(["a", "b"])), "split": lambda: "a,b".split(""), "range": lambda: range(3)[5],
    "range index": lambda: range(0, 9, 3).index(4), "zip strict": lambda: list(zip([1], [1, 2], strict=True)), "slice step": lambda: [1, 2][:: int("0")], "decode": lambda: b"\xff\xfe".decode(),
    "encode": lambda: "é".encode("ascii"), "fromhex": lambda: bytes.fromhex("0g"), "round": lambda: round(math.nan), "shift": lambda: 1 << int("-1"),
}
for name, case in cases.items():
    print(f"{name:<12} {outcome(case)}")
