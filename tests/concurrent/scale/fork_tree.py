"""A binary tree of goroutines: each asks two more, down to the leaves, and joins what they answer; exceptions climb up too."""
from dataclasses import dataclass

from bullsnake import Chan, go


@dataclass
class Answer:
    total: int
    leaves: int
    deepest: int
    error: str | None = None


class Broken(Exception):
    def __init__(self, leaf: int, level: int) -> None:
        super().__init__(f"leaf {leaf} at level {level}")
        self.leaf = leaf


def leaf(number: int, level: int, bad: dict[int, bool]) -> Answer:
    if number in bad:
        raise Broken(number, level)
    return Answer(number, 1, level)


def join(a: Answer, b: Answer) -> Answer:
    errors = sorted([text for text in (a.error, b.error) if text is not None])
    return Answer(a.total + b.total, a.leaves + b.leaves, max(a.deepest, b.deepest), errors[0] if errors else None)


def ask(low: int, high: int, level: int, bad: dict[int, bool], out: Chan[Answer]) -> None:
    try:
        if high - low == 1:
            out.send(leaf(low, level, bad))
            return
        # Left and right are not halves, so that the tree is uneven.
        middle = low + max(1, (high - low) // 3)
        answers = Chan[Answer]()
        go(ask, low, middle, level + 1, bad, answers)
        go(ask, middle, high, level + 1, bad, answers)
        out.send(join(answers.recv(), answers.recv()))
    except Broken as error:
        out.send(Answer(0, 0, level, f"{error}: {error.leaf * 2}"))


def run(size: int, bad: dict[int, bool]) -> Answer:
    out = Chan[Answer]()
    go(ask, 0, size, 0, bad, out)
    return out.recv()


def main() -> None:
    for size in (1, 2, 3, 10, 100, 700):
        answer = run(size, {})
        assert answer.total == size * (size - 1) // 2
        assert answer.leaves == size
        assert answer.error is None
        print(size, answer.total, answer.deepest)
    answer = run(200, {17: True, 150: True, 99: True})
    print(answer.leaves, answer.total, answer.error)


main()
