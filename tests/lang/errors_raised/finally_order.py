"""In which order try, except, else, finally, return, break and continue run; values that finally overrides."""

log: list[str] = []


def note(text: str) -> str:
    log.append(text)
    return text


def take(label: str) -> None:
    print(f"{label:<10}", " ".join(log))
    log.clear()


def returns(kind: int) -> str:
    try:
        note("try")
        if kind == 0:
            return note("return-try")
        if kind == 1:
            raise ValueError("one")
        if kind == 2:
            raise KeyError("two")
    except ValueError:
        note("except")
        return note("return-except")
    else:
        note("else")
        return note("return-else")
    finally:
        note("finally")
    return "unreachable"


def override(kind: str) -> int:
    while True:
        try:
            if kind == "return":
                return 1
            if kind == "raise":
                raise RuntimeError(kind)
            if kind == "continue":
                kind = "break"
                continue
            break
        finally:
            note(kind)
            if kind == "raise":
                return 2
    return 3


def loops() -> list[str]:
    out: list[str] = []
    for i in range(6):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            if i == 2:
                raise IndexError(str(i))
            out.append(f"body{i}")
        except IndexError as error:
            out.append(f"caught{error}")
        else:
            out.append(f"else{i}")
        finally:
            out.append(f"f{i}")
    else:
        out.append("never")
    return out


def nested() -> str:
    try:
        try:
            try:
                note("inner")
                return "value"
            finally:
                note("f1")
                raise ValueError("from f1")
        except ValueError as error:
            note(f"caught {error}")
        finally:
            note("f2")
        note("after")
        return "second"
    finally:
        note("f3")


def cleanup_raises() -> None:
    try:
        raise KeyError("first")
    finally:
        int("second")


class Resource:
    def __init__(self, name: str) -> None:
        self.name = note("open-" + name)

    def close(self) -> None:
        note("close-" + self.name[5:])


def resources(fail_at: int) -> int:
    held: list[Resource] = []
    try:
        for i in range(3):
            if i == fail_at:
                raise OSError(f"no resource {i}")
            held.append(Resource(str(i)))
        return len(held)
    finally:
        while held:
            held.pop().close()


for kind in range(4):
    try:
        print(returns(kind))
    except KeyError as error:
        print("escaped", error)
    take(f"returns {kind}")
for word in ["return", "raise", "continue", "break"]:
    print(word, override(word))
    take(word)
print(loops())
print(nested())
take("nested")
try:
    cleanup_raises()
except ValueError as error:
    print(error, "| context:", repr(error.__context__))
for at in [1, 5]:
    try:
        print(resources(at))
    except OSError as error:
        print("OSError:", error)
    take(f"fail {at}")
