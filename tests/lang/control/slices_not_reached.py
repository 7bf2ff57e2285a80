"""Slices in code that mypy takes for unreachable."""


def keep() -> None:
    pass
def f(p1: bool, xs: list[int]) -> int:
    total = 0
    if p1:
        for i in range(2):
            keep()
            if p1:
                total += 1
                continue
            ys = list(xs[i::-1])
            zs = xs[1:]
            t = "abc"[i:]
            total += len(ys) + len(zs) + len(t)
    return total
print(f(True, [1, 2, 3]))


def parts(text: str, left: int) -> list[str]:
    if left == 0:
        while text and False:
            print(text[1:], [text][::-1])
        return [text]
    return [text[:left], *parts(text + str(left), left - 1)]


print(len(parts("", 60)), parts("ab", 3))
