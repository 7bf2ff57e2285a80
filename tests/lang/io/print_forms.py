"""print with every separator, end, file and value; repr and str of nested containers; stdout and stderr mixed."""
import sys
from dataclasses import dataclass


@dataclass
class P:
    x: float
    tags: dict[str, list[int]]


class Quiet:
    def __init__(self, n: int) -> None:
        self.n = n

    def __repr__(self) -> str:
        return f"Q<{self.n}>"


class Loud(Quiet):
    def __str__(self) -> str:
        return f"LOUD {self.n}!"


class Progress:
    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    def step(self, by: int = 1) -> None:
        self.done += by
        filled = self.done * 10 // self.total
        print(f"\r[{'#' * filled}{' ' * (10 - filled)}] {self.done / self.total:>4.0%}", end="", flush=True)


def banner(text: str, *, width: int = 30, mark: str = "=") -> None:
    print(mark * width, text.center(width), mark * width, sep="\n")


def pyramid(n: int) -> None:
    for i in range(1, n + 1):
        print(" " * (n - i), "*" * (2 * i - 1), sep="")


print()
print("a", 1, 2.0, None, True, [1, "x"], (1,), {"k": (2.5, None)}, sep=" | ")
print("no newline", end="")
print(" <- here", "there", sep="\n", end="\n\n")
print("", "", "", sep="-")
print(*[1, 2, 3], *"ab", sep="/")
print("tab\tquote'\"backslash\\", ["tab\tquote'\"backslash\\", "it's", 'say "x"', "\n", "\x07", "é", "\u2028"])
print([[], [[]], {}, (), [()], {"a": {}}, ((),)], [None, True, -0.0, 1e100, -7.0, "''"])
print(P(1.0, {"a": [1, 2], "b": []}), [P(-0.5, {})], {"p": P(2e-9, {"z": [0]})})
print(Quiet(1), Loud(2), [Quiet(3), Loud(4)], (Loud(5),), {"k": Loud(6)}, str(Loud(7)), repr(Loud(8)), f"{Loud(9)} {Loud(9)!r}")
banner("title")
banner("short", width=11, mark="-~"[0])
pyramid(4)
progress = Progress(4)
for size in [1, 1, 2]:
    progress.step(size)
print()
print("to stderr", 1, file=sys.stderr)
print("to stdout", file=sys.stdout)
sys.stderr.write("written " + str([1.5]) + "\n")
print("x" * 70000 == "x" * 70000, len("y" * 70000))
for i in range(300):
    print(i * i, end=" " if i % 20 else "\n")
print(str(1.0), str(10**15), str(1e16), repr(0.1), str(True), str(None), str((1, "a")), str(["b"]), repr("c"), str("d"))
big = [[i * j for j in range(12)] for i in range(12)]
print(big)
for row in big[:4]:
    print(" ".join([f"{v:3d}" for v in row]))
