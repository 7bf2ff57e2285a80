"""Exception-heavy code: chains, finally order, re-raise, custom hierarchy, else, nested."""
# status: 1
from __future__ import annotations

class AppError(Exception):
    def __init__(self, msg: str, *, retry: bool = False) -> None:
        super().__init__(msg)
        self.msg = msg
        self.retry = retry
    def __str__(self) -> str:
        return f"[{type(self).__name__}] {self.msg}"
class NetError(AppError):
    pass
class Timeout(NetError):
    def __init__(self, seconds: float) -> None:
        super().__init__(f"after {seconds}s", retry=True)
        self.seconds = seconds

log: list[str] = []
def risky(n: int) -> int:
    log.append(f"enter {n}")
    try:
        if n == 0:
            raise Timeout(1.5)
        if n == 1:
            raise NetError("down")
        if n == 2:
            return 1 // (n - 2)
        if n == 3:
            return int("x3")
        if n == 4:
            return [1][n]
        if n == 5:
            d: dict[str, int] = {"a": 1}
            return d["b"]
        if n == 6:
            raise AppError("plain") from ValueError("root")
        if n == 7:
            assert n < 0, f"n is {n}"
        return n
    except ZeroDivisionError as e:
        log.append("zde")
        raise AppError("math") from e
    except (KeyError, IndexError) as e:
        log.append(type(e).__name__)
        raise
    finally:
        log.append(f"leave {n}")

def attempt(n: int) -> str:
    try:
        v = risky(n)
    except Timeout as e:
        return f"timeout {e.seconds} retry={e.retry}"
    except NetError as e:
        return f"net {e}"
    except AppError as e:
        return f"app {e} cause={e.__cause__!r}"
    except LookupError as e:
        return f"lookup {e} {e.args}"
    except Exception as e:
        return f"other {type(e).__name__}: {e}"
    else:
        return f"value {v}"

for i in range(9):
    print(i, attempt(i))
print(log[-6:])
def order() -> str:
    out: list[str] = []
    for i in range(3):
        try:
            out.append(f"t{i}")
            if i == 1:
                continue
            if i == 2:
                break
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return ",".join(out)
print(order())
def ret() -> int:
    try:
        return 1
    finally:
        print("in finally")
print(ret())
try:
    try:
        raise ValueError("inner")
    except ValueError:
        raise KeyError("outer")
except KeyError as e:
    print(repr(e), repr(e.__context__))
def deep(n: int) -> None:
    if n == 0:
        raise RuntimeError("bottom")
    deep(n - 1)
try:
    deep(3)
except RuntimeError as e:
    print("got", e)
raise AppError("final")
