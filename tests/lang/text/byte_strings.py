"""bytes: literals, methods, slices, comparisons, encodings and their errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence


def attempt(f: Callable[[], object]) -> None:
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


data = b"Hello, \xff World'\n"
print(data, len(data), data[0], data[-1], data[2:9], data[::-1], data[::3], bool(b""), bool(data))
print(b"it's", b'say "x"', b"\\ \t \r \x00 \x7f", b"'\"", b"" + b"a" b"b", b"ab" * 3, 2 * b"x", b"y" * -1)
for byte in b"abc":
    print(byte, end=" ")
print([hex(b) for b in data], sum(data), max(data), sorted(b"hello"), list(reversed(b"abc")), list(enumerate(b"xy")))
print(b"a" < b"b", b"a" < b"ab", b"b" <= b"a", b"\xff" > b"\x7f", b"x" >= b"x", b"a" == b"a", data != b"b", data == b"")
table: dict[bytes, int] = {b"one": 1, b"two": 2}
table[b"three"] = 3
print(table, table[b"two"], b"one" in table, len({b"a", b"a", b"b"}), hash(b"a") == hash(b"a"))
print(101 in data, b"World" in data, b"world" in data, 255 in data)

words = b"  the quick\tbrown\x0b\x0c fox \x1c \x85\n"
print(words.split(), words.split(None, 2), words.rsplit(None, 2), words.strip(), words.lstrip(), words.rstrip())
print(b"a,b,,c".split(b","), b"a,b,,c".split(b",", 1), b"a,b,,c".rsplit(b",", 1), b"xxabxx".strip(b"x"), b"".split(), b"".split(b","))
print(b"one\ntwo\r\nthree\rfour\x0bx".splitlines(), b"one\ntwo\r\n".splitlines(True), b", ".join([b"a", b"b", b"c"]), b"".join([]))
print(b"key=value=x".partition(b"="), b"key".partition(b"="), b"key=value=x".rpartition(b"="), b"k".rpartition(b"="))
print(b"banana".find(b"an"), b"banana".rfind(b"an"), b"banana".find(97), b"banana".find(b"x"), b"banana".count(b"a"), b"banana".count(97, 2))
print(b"banana".index(b"nan"), b"banana".rindex(110), b"banana".replace(b"an", b"AN"), b"banana".replace(b"a", b"", 2))
print(b"banana".startswith(b"ban"), b"banana".endswith((b"x", b"na")), b"banana".startswith(b"an", 1), b"banana".removeprefix(b"ba"))
print(b"banana".removesuffix(b"na"), b"hello world\xe9".title(), b"hello".capitalize(), b"HeLLo\xc9".lower(), b"HeLLo\xe9".upper(), b"aB".swapcase())
print(b"abc1".isalnum(), b"abc".isalpha(), b"12".isdigit(), b" \t".isspace(), b"aB".islower(), b"AB1".isupper(), b"Ab Cd".istitle(), b"\x80".isascii())
print(b"".isalnum(), b"".isascii(), b"1".islower(), b"x".center(6, b"*"), b"x".ljust(4), b"x".rjust(4, b"0"), b"-42".zfill(6), b"a\tb".expandtabs(4))
print(b"\x01\xab\xff".hex(), b"\x01\xab\xff\x10".hex("-"), b"\x01\xab\xff\x10\x20".hex(":", 2), b"\x01\xab\xff\x10\x20".hex(":", -2))
print(bytes.fromhex("01 ab FF"), bytes.fromhex(""), bytes.maketrans(b"abc", b"xyz")[97:100], b"aabbcc!".translate(bytes.maketrans(b"abc", b"xyz"), b"!"))
print(b"abc".translate(None, b"b"), bytes(3), bytes([1, 2, 255]), bytes(), bytes(range(5)), bytes(b"copy"), bytes("é", "utf-8"), bytes("é", encoding="latin-1"))

for text in ["plain", "héllo", "日本語", "a😀b", "", "ÿĀ"]:
    print(text.encode(), text.encode("utf-8").decode(), len(text.encode()))
    attempt(lambda: text.encode("ascii"))
    attempt(lambda: text.encode("latin-1"))
    for errors in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace"]:
        print(text.encode("ascii", errors), text.encode("latin1", errors))
for raw in [b"plain", b"h\xc3\xa9", b"\xff\xfe", b"a\xc3", b"\xe2\x82", b"\xed\xa0\x80x", b"\xf0\x9f\x98\x80", b"\xc0\x80", b"ab\x80cd\xe4\xbd"]:
    attempt(raw.decode)
    attempt(lambda: raw.decode("ascii"))
    for errors in ["ignore", "replace", "backslashreplace", "surrogateescape"]:
        print(ascii(raw.decode("utf-8", errors)), ascii(raw.decode("ascii", errors)))
    print(raw.decode("latin-1").encode("latin-1") == raw, raw.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == raw)
attempt(lambda: chr(0xD800).encode())
attempt(lambda: ("x" + chr(0xDFFF) * 2).encode())
attempt(lambda: "x".encode("klingon"))
attempt(lambda: b"\xff".decode("utf-8", "nonsense"))
attempt(lambda: b"abc"[5])
attempt(lambda: b"abc".index(b"z"))
attempt(lambda: bytes([1, 256]))
attempt(lambda: bytes(-1))
attempt(lambda: bytes.fromhex("0g"))
attempt(lambda: bytes.fromhex("123"))
attempt(lambda: b"ab".split(b""))
attempt(lambda: b"ab".hex("--"))
attempt(lambda: b"ab".center(5, b"xx"))

print((1000).to_bytes(2, "big"), (1000).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (0).to_bytes(1, "little"), (255).to_bytes())
print(int.from_bytes(b"\x03\xe8", "big"), int.from_bytes(b"\xe8\x03", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"", "big"))
print(int.from_bytes([1, 2], "big"), int(b"42"), int(b" -7 "), int(b"ff", 16), float(b"2.5"))
attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (128).to_bytes(1, "big", signed=True))
attempt(lambda: int(b"4x"))
attempt(lambda: float(b"\xff"))


def total(items: Iterable[int]) -> int:
    return sum(items)


def ends(items: Sequence[int]) -> tuple[int, int]:
    return items[0], items[-1]


def kind(value: object) -> str:
    match value:
        case b"magic":
            return "the magic bytes"
        case bytes():
            return f"{len(value)} bytes"
        case str(text):
            return f"text {text}"
        case _:
            return "something else"


print(total(b"abc"), ends(b"xyz"), kind(b"magic"), kind(b"other"), kind("t"), kind(1), str(b"x"), f"{b'x'!r}", "%r" % b"z")
mixed: list[object] = [b"a", "a", 1]
print(mixed, b"a" in mixed, [isinstance(m, bytes) for m in mixed], tuple(b"ab"), set(b"aab") == {97, 98}, dict(zip(b"ab", "xy", strict=True)))
first, second, *rest = b"abcd"
print(first, second, rest)
print(list(map(int, [b"1", b"22"])), list(map(float, [b"1.5"])), list(map(bytes, [[1, 2], [3]])), list(map(len, [b"a", b"bc"])))
print(sorted([b"b", b"a", b"ab"]), max([b"x", b"y"]), b"".join(sorted([b"q", b"p"])), list(map(bytearray, [b"x"])))
