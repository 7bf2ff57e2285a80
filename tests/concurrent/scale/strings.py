"""Strings are built by many goroutines: joined, cut, formatted, replaced, in ASCII and beyond; pieces come together in order."""
from bullsnake import Chan, WaitGroup, go

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def caesar(text: str, shift: int) -> str:
    parts: list[str] = []
    for c in text:
        position = ALPHABET.find(c.lower())
        if position < 0:
            parts.append(c)
        else:
            moved = ALPHABET[(position + shift) % 26]
            parts.append(moved.upper() if c.isupper() else moved)
    return "".join(parts)


def encode(text: str) -> str:
    """Run lengths."""
    result = ""
    i = 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        result += f"{j - i}{text[i]}" if j - i > 1 else text[i]
        i = j
    return result


def decode(text: str) -> str:
    result = ""
    number = ""
    for c in text:
        if c.isdigit():
            number += c
        else:
            result += c * int(number or "1")
            number = ""
    return result


def work(number: int, text: str, out: Chan[tuple[int, str]]) -> None:
    secret = caesar(text, number)
    assert caesar(secret, 26 - number % 26) == text
    packed = encode(secret)
    assert decode(packed) == secret
    line = f"{number:02}|{packed.center(24)}|{len(packed):>3}|{secret[::-1]!r}"
    out.send((number, line))


def build(pieces: Chan[str], group: WaitGroup, results: dict[str, int]) -> None:
    text = ""
    for piece in pieces:
        text = text + piece
    results[text[0]] = len(text)
    group.done()


def main() -> None:
    texts = ["Hello, World", "aaaabbbcc", "Größe zählt", "日本語 text", "", "Mississippi", "zzz...ZZZ"]
    out = Chan[tuple[int, str]]()
    count = 28
    for number in range(count):
        go(work, number, texts[number % len(texts)], out)
    lines = [""] * count
    for _ in range(count):
        number, line = out.recv()
        lines[number] = line
    for line in lines[:8]:
        print(line)
    print(len("\n".join(lines)))

    results: dict[str, int] = {}
    group = WaitGroup()
    for c in "xéж漢":
        results[c] = 0
    for c in "xéж漢":
        pieces = Chan[str](1)
        group.add()
        go(build, pieces, group, results)
        for n in range(60):
            pieces.send(c * (n + 1))
        pieces.close()
    group.wait()
    print(results)


main()
