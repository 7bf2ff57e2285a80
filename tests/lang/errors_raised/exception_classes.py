"""A hierarchy of user exceptions: fields, messages, catching by base, by tuple, re-raising, chaining attributes."""


class AppError(Exception):
    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code

    def severity(self) -> str:
        return "low"


class NetworkError(AppError):
    def __init__(self, host: str, retries: int) -> None:
        super().__init__(f"{host} unreachable after {retries} tries", code=50 + retries)
        self.host = host

    def severity(self) -> str:
        return "high" if self.code > 52 else super().severity()


class TimeoutReached(NetworkError):
    def __str__(self) -> str:
        return f"timeout at {self.host} [{self.code}]"


class Empty(AppError):
    pass


class Plain(ValueError):
    pass


def connect(host: str) -> str:
    if host == "slow":
        raise TimeoutReached(host, 3)
    if host == "down":
        raise NetworkError(host, 1)
    if host == "":
        raise Empty("no host")
    if host == "bad host":
        raise Plain("blank in name", host)
    return "connected to " + host


def classify(host: str) -> str:
    try:
        return connect(host)
    except TimeoutReached as error:
        return f"T {error} {error.severity()}"
    except (Empty, NetworkError) as error:
        return f"N {error} {error.code} {error.severity()} {isinstance(error, NetworkError)}"
    except ValueError as error:
        return f"V {error} {error.args} {error!r}"


def wrapped(host: str) -> str:
    try:
        return connect(host)
    except NetworkError as error:
        raise AppError("cannot start", error.code * 2) from error
    except AppError as error:
        if error.code == 1:
            raise
        return "unexpected"


def retry(hosts: list[str]) -> str:
    failures: list[AppError] = []
    for host in hosts:
        try:
            return wrapped(host)
        except AppError as error:
            failures.append(error)
    raise failures[-1]


for host in ["fast", "slow", "down", "", "bad host"]:
    print(repr(host), "->", classify(host))
for host in ["fast", "slow", ""]:
    try:
        print(wrapped(host))
    except AppError as error:
        cause = error.__cause__
        print(error, error.code, "<-", "nothing" if cause is None else f"{cause!r} / {cause}")
print(retry(["slow", "", "fast"]))
try:
    retry(["", "down"])
except AppError as error:
    print("all failed:", error, error.code)
errors: list[Exception] = [AppError("x"), NetworkError("h", 9), TimeoutReached("h", 1), Empty("e"), Plain(), ValueError("a", 2),
                           KeyError("k"), IndexError(), OSError("disk"), RuntimeError(""), ZeroDivisionError("z")]
for e in errors:
    print(f"{e!r:<46} {str(e)!r:<34} {len(e.args)} {isinstance(e, AppError)} {isinstance(e, LookupError)}")
try:
    try:
        raise Plain("inner")
    except Plain as plain:
        raise KeyError("during") from None
except KeyError as late:
    print(late, late.__cause__, late.__suppress_context__, repr(late.__context__))
for e in errors:
    try:
        raise e
    except (ArithmeticError, LookupError) as general:
        print("general", general)
    except (AppError, OSError):
        continue
    except Exception as other:
        print("other", repr(other))
