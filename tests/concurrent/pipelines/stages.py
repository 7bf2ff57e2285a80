"""Four stages, each a goroutine; each turns values of one type into values of another."""
from bullsnake import Chan, go


def numbers(limit: int, out: Chan[int]) -> None:
    for n in range(1, limit + 1):
        out.send(n)
    out.close()


def roots(source: Chan[int], out: Chan[float]) -> None:
    for n in source:
        guess = float(n)
        for _ in range(30):
            guess = (guess + n / guess) / 2.0
        out.send(guess)
    out.close()


def texts(source: Chan[float], out: Chan[str]) -> None:
    for value in source:
        out.send(f"{value:.3f}")
    out.close()


def pairs(source: Chan[str], out: Chan[tuple[int, str]]) -> None:
    position = 0
    for text in source:
        out.send((position, text.rstrip("0").rstrip(".")))
        position += 1
    out.close()


def run(size: int, limit: int) -> list[tuple[int, str]]:
    a = Chan[int](size)
    b = Chan[float](size)
    c = Chan[str](size)
    d = Chan[tuple[int, str]](size)
    go(numbers, limit, a)
    go(roots, a, b)
    go(texts, b, c)
    go(pairs, c, d)
    found: list[tuple[int, str]] = []
    for pair in d:
        found.append(pair)
    return found


def main() -> None:
    direct = run(0, 40)
    for size in (1, 2, 7, 100):
        assert run(size, 40) == direct
    for position, text in direct[:9]:
        print(position, text)
    exact = [text for _, text in direct if "." not in text]
    print("exact roots:", ", ".join(exact))
    print("length of all:", sum([len(text) for _, text in direct]))
    assert run(3, 0) == []


main()
