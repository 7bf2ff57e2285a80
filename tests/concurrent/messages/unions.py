"""Channels of unions, of Optionals, floats, bools and None: what comes out has the type that went in."""
from bullsnake import Chan, go

Value = int | str | float | list[int] | None


def describe(value: Value) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, int):
        return f"int {value + 1}"
    if isinstance(value, str):
        return f"str {value.upper()}"
    if isinstance(value, list):
        return f"list of {len(value)}: {sum(value)}"
    return f"float {value / 2}"


def describer(source: Chan[Value], out: Chan[str | None]) -> None:
    for value in source:
        out.send(describe(value))
    out.send(None)


def halves(source: Chan[float], out: Chan[bool]) -> None:
    for value in source:
        out.send(value * 0.5 == float(int(value * 0.5)))
    out.close()


def maybe(source: Chan[int | None], out: Chan[tuple[int, int | None]]) -> None:
    last: int | None = None
    count = 0
    for value in source:
        if value is not None:
            last = value if last is None else last + value
        count += 1
        out.send((count, last))
    out.close()


def ticks(count: int, out: Chan[None]) -> None:
    for _ in range(count):
        out.send(None)
    out.close()


def main() -> None:
    values: Chan[Value] = Chan(2)
    texts: Chan[str | None] = Chan()
    go(describer, values, texts)

    def feed() -> None:
        some: list[Value] = [7, "seven", 7.5, None, [1, 2, 3], -1, "", 0.0, []]
        for value in some:
            values.send(value)
        values.close()

    go(feed)
    while (text := texts.recv()) is not None:
        print(text)

    floats = Chan[float]()
    flags = Chan[bool](5)
    go(halves, floats, flags)
    for i in range(5):
        floats.send(i + (0.25 if i % 3 == 0 else 0.0))
    floats.close()
    found: list[bool] = []
    for flag in flags:
        found.append(flag)
    print(found)

    numbers: Chan[int | None] = Chan(10)
    sums: Chan[tuple[int, int | None]] = Chan()
    for i in range(8):
        numbers.send(None if i % 3 == 0 else i * 1000)
    numbers.close()
    go(maybe, numbers, sums)
    for count, last in sums:
        print(count, last, end="; ")
    print()

    nones: Chan[None] = Chan()
    go(ticks, 6, nones)
    print(len([none for none in [nones.recv() for _ in range(6)] if none is None]))


main()
