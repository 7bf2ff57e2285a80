"""Retries with a breaker: exceptions as results, a context manager class that swallows, translates and counts, nested finally."""
from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from enum import Enum, auto
from types import TracebackType
from typing import Callable, Generic, Iterator, Literal, Optional, Type, TypeVar, Union

T = TypeVar("T")


class ServiceError(Exception):
    retry = False

    def __init__(self, message: str = "", *, after: int = 0) -> None:
        super().__init__(*[message][: len(message)])
        self.after = after


class Busy(ServiceError):
    retry = True


class Broken(ServiceError):
    def __str__(self) -> str:
        return f"broken: {super().__str__() or 'no message'}"


class Rejected(ServiceError):
    pass


@dataclass(frozen=True)
class Ok(Generic[T]):
    value: T
    tries: int = 1


@dataclass(frozen=True)
class Err:
    error: Exception
    tries: int = 1

    def __str__(self) -> str:
        return f"Err({type(self.error).__name__}, {self.error}, {self.tries})"


class Mode(Enum):
    CLOSED = auto()
    HALF = auto()
    OPEN = auto()


@dataclass
class Breaker:
    limit: int
    mode: Mode = Mode.CLOSED
    clock: int = 0
    until: int = 0
    recent: deque[bool] = field(default_factory=lambda: deque(maxlen=4))
    seen: Counter[str] = field(default_factory=Counter)

    def __enter__(self) -> Breaker:
        self.clock += 1
        if self.mode is Mode.OPEN:
            if self.clock < self.until:
                raise Rejected(f"closed until {self.until}", after=self.until - self.clock)
            self.mode = Mode.HALF
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: BaseException | None, trace: TracebackType | None) -> Literal[False]:
        self.recent.append(error is None)
        if kind is not None:
            self.seen[kind.__name__] += 1
        if self.mode is Mode.HALF or self.recent.count(False) >= self.limit:
            self.mode = Mode.CLOSED if error is None else Mode.OPEN
            self.until = self.clock + 3
            self.recent.clear()
        if isinstance(error, ZeroDivisionError):
            raise Broken("divided") from error
        return False


def attempt(work: Callable[[int], T], breaker: Breaker, tries: int = 3) -> Union[Ok[T], Err]:
    last: Exception = LookupError("never tried")
    for n in range(1, tries + 1):
        try:
            with breaker:
                return Ok(work(n), n)
        except Rejected as error:
            last = error
            breaker.clock += error.after
        except ServiceError as error:
            if not error.retry:
                return Err(error, n)
            last = error
        except (ValueError, LookupError) as error:
            error.add_note(f"try {n}")
            return Err(error, n)
        finally:
            breaker.seen["tries"] += 1
    return Err(last, tries)


def script(*steps: str) -> Callable[[int], str]:
    remaining = iter(steps)

    def work(n: int) -> str:
        match next(remaining, "end").split(":"):
            case ["ok", text]:
                return text * n
            case ["busy", *_]:
                raise Busy(f"try {n}", after=n)
            case ["div"]:
                return str(n // (n - n))
            case ["broken", text]:
                raise Broken(text)
            case ["value", text]:
                return str(int(text) + n)
            case ["end"]:
                raise IndexError("script")
            case other:
                raise Rejected("-".join(other))

    return work


def causes(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield type(error).__name__
        error = error.__cause__ or error.__context__


breaker = Breaker(limit=2)
runs = [("ok:a",), ("busy", "ok:b"), ("busy", "busy:x", "ok:c"), ("ok:d", "ok:e"), ("div",), ("broken:",), ("value:41",), ("value:x",), (), ("what", "is", "ok:f"), ("busy", "busy", "busy", "busy")]
for steps in runs:
    work = script(*steps)
    match attempt(work, breaker):
        case Ok(value, tries=1):
            print(f"{value!r:<8} at once", end=" ")
        case Ok(value, n):
            print(f"{value!r:<8} after {n}", end=" ")
        case Err(Broken() as error) as failed:
            print(failed, list(causes(error)), error.after, end=" ")
        case Err(error, tries) as failed:
            print(failed, list(causes(error)), repr(error), end=" ")
    print("|", breaker.mode.name, breaker.clock, breaker.until, list(map(int, breaker.recent)))
print(sorted(breaker.seen.items()), breaker.seen.most_common(1), Ok(2) == Ok(2, 1), [Err(Busy())] == [], attempt(lambda n: 1 / n, Breaker(1)), attempt(lambda n: [n], Breaker(1), tries=0))
