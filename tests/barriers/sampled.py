"""Goroutines descend, return, raise, wait for one another and end, while walkers interrupt them anywhere."""

from __future__ import annotations

import sys

from bullsnake import Chan, WaitGroup, go

ROUNDS = 60 if len(sys.argv) < 2 else int(sys.argv[1])


class Cell:
    def __init__(self, value: int, rest: Cell | None) -> None:
        self.value = value
        self.rest = rest


class Bottom(Exception):
    def __init__(self, found: int) -> None:
        super().__init__("bottom")
        self.found = found


def down(depth: int, rest: Cell | None) -> int:
    """Descend with garbage, return all the way."""
    here = Cell(depth, rest)
    if depth == 0:
        return length(here)
    found = down(depth - 1, here)
    return found + (1 if here.value == depth else 1000000)


def length(cell: Cell | None) -> int:
    count = 0
    while cell is not None:
        count += 1
        cell = cell.rest
    return count


def dive(depth: int) -> int:
    """Raise at the bottom; every hundredth frame handles and raises again."""
    if depth == 0:
        raise Bottom(1)
    if depth % 100 != 0:
        return dive(depth - 1) + 1
    try:
        return dive(depth - 1) + 1
    except Bottom as error:
        raise Bottom(error.found + depth) from None


def ask(depth: int, questions: Chan[int], answers: Chan[int]) -> int:
    """Wait for another goroutine at the bottom of a stack."""
    if depth == 0:
        questions.send(1)
        return answers.recv()
    return ask(depth - 1, questions, answers) + 1


def answer(questions: Chan[int], answers: Chan[int]) -> None:
    for question in questions:
        answers.send(question * 2)


def work(number: int, results: list[int], done: WaitGroup) -> None:
    questions: Chan[int] = Chan()
    answers: Chan[int] = Chan()
    go(answer, questions, answers)
    total = 0
    for turn in range(ROUNDS):
        total += down(20 + turn * 37 % 900, None)
        try:
            dive(turn * 53 % 700 + 1)
        except Bottom as error:
            total += error.found
        total += ask(turn * 29 % 300, questions, answers)
    questions.close()
    results[number] = total
    done.done()


def main() -> None:
    results = [0, 0, 0, 0]
    done = WaitGroup()
    done.add(len(results))
    for number in range(len(results)):
        go(work, number, results, done)
    done.wait()
    print(results)


main()
