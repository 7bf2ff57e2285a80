"""Patterns made by chance, good and bad, on texts made by chance: all that a match says."""

import random
import re

ATOMS = [
    "a", "b", "c", "ab", ".", r"\d", r"\w", r"\s", r"\b", r"\B", "^", "$", "[ab]", "[^a]", "[a-c1]", r"[\d_]", r"\A", r"\Z", "(?:", "(",
    "(", "(?P<n%d>", "(?=", "(?!", "(?<=", "(?<!", "(?>", r"\1", r"\2", "(?i:", "(?s:", "é", "É", "ſ", "K", r"\.", r"\n", "x", "1", "_",
    " ", r"[^\W\d]", "(?(1)",
]
REPEATS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}", "{1,}", "{0}", "*+", "++", "?+", "{1,3}?", "{"]
BROKEN = ["(", "[", ")", "*", "\\", "(?", "{", "(?P<", "(?P=", "]", "+", "(?<", "(?z", "[b-a]", "a{3,2}", r"\q", r"\x4"]


class Maker:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.named = 0

    def chance(self, p: float) -> bool:
        return self.dice.random() < p

    def atom(self, depth: int) -> str:
        atom = self.dice.choice(ATOMS)
        if not atom.startswith("("):
            return atom
        if depth == 0:
            return "a"
        if "%d" in atom:
            self.named += 1
            atom = atom % self.named
        inside = self.pattern(depth - 1)
        if self.chance(0.3):
            inside += "|" + self.pattern(depth - 1)
        return atom + inside + ")"

    def pattern(self, depth: int) -> str:
        out = ""
        for _ in range(self.dice.randint(1, 4)):
            out += self.atom(depth)
            if self.chance(0.35):
                out += self.dice.choice(REPEATS)
        return out + self.dice.choice(["|", "|a", "|b"]) if self.chance(0.2) else out

    def whole(self) -> str:
        self.named = 0
        made = self.pattern(3)
        if self.chance(0.12):
            at = self.dice.randint(0, len(made))
            made = made[:at] + self.dice.choice(BROKEN) + made[at:]
        if self.chance(0.05):
            made = self.dice.choice(["(?i)", "(?m)", "(?x)", "(?a)", "(?s)", "(?im)", "(?-i:", "(?i-i:a)"]) + made
        return made

    def text(self) -> str:
        return "".join(self.dice.choice("aaabbbccab1_ .xéÉsſSkKKi\nA\nB") for _ in range(self.dice.randint(0, 12)))

    def flags(self) -> int:
        return sum(flag for flag in (2, 8, 16, 64, 256) if self.chance(0.15))


def show(m: re.Match[str] | None) -> str:
    return "no" if m is None else f"{m.span()} {m.groups()!r} {m.lastindex}"


def main() -> None:
    maker = Maker(5)
    for _ in range(120):
        text, flags = maker.whole(), maker.flags()
        try:
            p = re.compile(text, flags)
        except re.error as e:
            print("error", e)
            continue
        subject = maker.text()
        print(show(p.match(subject)), show(p.search(subject)), show(p.fullmatch(subject)))
        print([show(m) for m in p.finditer(subject)], p.split(subject))
        print(p.sub("<>", subject), p.subn(r"[\g<0>]", subject, 2))


main()
