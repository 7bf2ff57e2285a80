"""Fields that are read before they are assigned: AttributeError with CPython's text, of references, scalars and Optionals."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


class Lazy:
    count: int
    ratio: float
    ready: bool
    name: str
    items: list[int]
    maybe: Lazy | None
    anything: object
    either: int | str | None

    def fill(self) -> None:
        self.count = 0
        self.ratio = 0.0
        self.ready = False
        self.name = ""
        self.items = []
        self.maybe = None
        self.anything = None
        self.either = None


def attempt(what: str, read: Callable[[], object]) -> None:
    try:
        print(what, "->", read())
    except AttributeError as error:
        print(what, "!!", error)


def look(lazy: Lazy) -> None:
    attempt("count", lambda: lazy.count)
    attempt("ratio", lambda: lazy.ratio)
    attempt("ready", lambda: lazy.ready)
    attempt("name", lambda: lazy.name)
    attempt("items", lambda: lazy.items)
    attempt("maybe", lambda: lazy.maybe)
    attempt("anything", lambda: lazy.anything)
    attempt("either", lambda: lazy.either)


empty = Lazy()
look(empty)
try:
    empty.count += 1
except AttributeError as missing:
    print("augmented:", missing)
empty.fill()
look(empty)
empty.count += 1
print(empty.count)


class Base:
    def __init__(self, size: int) -> None:
        self.size = size
        self.setup()
        self.done = True

    def setup(self) -> None:
        self.note = f"base of {self.size}"


class Derived(Base):
    def __init__(self, size: int) -> None:
        super().__init__(size * 2)
        self.extra = [size]

    def setup(self) -> None:
        self.note = "derived"
        try:
            print("early", self.extra)
        except AttributeError as error:
            print("setup:", error)
        try:
            print("early", self.done)
        except AttributeError as error:
            print("setup:", error)


for made in [Base(1), Derived(2)]:
    print(made.size, made.note, made.done)
print(Derived(3).extra)


class Branchy:
    def __init__(self, kind: str, watchers: list[Branchy]) -> None:
        self.kind = kind
        watchers.append(self)
        if kind == "number":
            self.value = 1.5
        elif kind == "both":
            self.value = 2.5
            self.label = "b"
        else:
            for letter in kind:
                self.label = letter
        self.late = len(watchers)


seen: list[Branchy] = []
for kind in ["number", "both", "xyz", ""]:
    Branchy(kind, seen)
for one in seen:
    try:
        print(one.kind, one.late, one.value)
        print(one.label)
    except AttributeError as error:
        print(one.kind, "lacks:", error)


class Failing:
    def __init__(self, text: str) -> None:
        try:
            self.number = int(text)
        except ValueError:
            self.problem = f"not a number: {text}"
        else:
            self.problem = ""

    def show(self) -> str:
        return self.problem or str(self.number)


print(Failing("12").show(), Failing("x").show())
try:
    print(Failing("y").number)
except AttributeError as error:
    print(error)


@dataclass
class Window:
    width: int
    height: int = 2
    area: int = field(init=False)
    cache: dict[str, int] = field(init=False, repr=False)
    tags: list[str] = field(init=False, default_factory=list)

    def measure(self) -> None:
        self.area = self.width * self.height


window = Window(3)
for attempt_number in range(2):
    try:
        print(window, window == Window(3), window.tags)
    except AttributeError as error:
        print(error)
    window.measure()


@dataclass
class Prepared:
    text: str
    words: list[str] = field(init=False)
    total: int = field(init=False, default=7)

    def __post_init__(self) -> None:
        self.words = self.text.split()


print(Prepared("a b c"), Prepared("").words)


class Problem(Exception):
    code: int

    def __str__(self) -> str:
        try:
            return f"code {self.code}"
        except AttributeError:
            return "no code"


first = Problem("x")
second = Problem("y")
second.code = 3
print(first, second, first.args)


class Chain:
    next: Chain

    def hop(self, n: int) -> Chain:
        return self.next.hop(n - 1) if n else self


a, b = Chain(), Chain()
a.next = b
try:
    print(a.hop(1) is b)
    a.hop(2)
except AttributeError as error:
    print(error)
print(empty.maybe is None and a.hop(1) is b)
