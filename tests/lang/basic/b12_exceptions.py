"""Exceptions: raising, catching by class, else, finally, re-raising, messages."""


def parse(text: str) -> int:
    try:
        value = int(text)
    except ValueError as error:
        print("bad number:", error)
        return -1
    else:
        print("parsed", value)
        return value
    finally:
        print("done with", repr(text))


def divide(a: int, b: int) -> int:
    try:
        return a // b
    except ZeroDivisionError as error:
        print("caught", error)
        return 0


def lookup(table: dict[str, int], key: str) -> int:
    try:
        return table[key]
    except KeyError as error:
        print("no key", error)
        raise ValueError("lookup failed for " + key)


def nested(depth: int) -> int:
    try:
        if depth == 0:
            raise RuntimeError("bottom")
        return nested(depth - 1) + 1
    finally:
        print("unwind", depth)


for text in ["12", "x1", " -7 ", ""]:
    print(parse(text))
print(divide(7, 2), divide(1, 0))
try:
    lookup({"a": 1}, "b")
except ValueError as problem:
    print("outer:", problem)
try:
    nested(3)
except RuntimeError as problem:
    print("got", problem)
items = [1, 2, 3]
for index in [0, 2, 3, -3, -4]:
    try:
        print(items[index])
    except IndexError as problem:
        print(index, problem)
try:
    assert len(items) == 4, "expected four"
except AssertionError as problem:
    print("assertion:", problem)
