"""contextlib, total_ordering, replace, keyword-only dataclasses."""

from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import total_ordering
from typing import Iterator


@contextmanager
def tag(name: str) -> Iterator[str]:
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("</" + name + ">")


class Db:
    def __init__(self) -> None:
        self.log: list[str] = []

    @contextmanager
    def transaction(self) -> Iterator[int]:
        self.log.append("begin")
        try:
            yield len(self.log)
            self.log.append("commit")
        except Exception:
            self.log.append("rollback")
            raise


@total_ordering
class Version:
    def __init__(self, major: int, minor: int) -> None:
        self.major = major
        self.minor = minor

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and (self.major, self.minor) == (other.major, other.minor)

    def __lt__(self, other: "Version") -> bool:
        return (self.major, self.minor) < (other.major, other.minor)


@dataclass(frozen=True, kw_only=True)
class Config:
    host: str = "localhost"
    port: int = 80
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class P:
    x: int
    y: int = 2
    z: list[int] = field(default_factory=list, repr=False)


def main() -> None:
    with tag("a") as t, tag("b"):
        print(t)
    with tag("c"):
        raise ValueError("bad")
    db = Db()
    with db.transaction() as n:
        print(n)
    try:
        with db.transaction():
            raise KeyError("k")
    except KeyError as e:
        print("outer", e)
    print(db.log)
    with suppress(ZeroDivisionError, KeyError):
        print(1 // 0)
    a, b = Version(1, 2), Version(1, 10)
    print(a < b, a <= b, a > b, a >= b, a == b, max(a, b).minor, sorted([b, a])[0].minor)
    c = Config(port=8080)
    print(c, replace(c, host="h"), replace(c, port=1).port)
    p = P(1)
    q = replace(p, y=5)
    print(p, q, p == q, replace(q, y=2) == p)


main()
