"""Goroutines: pipelines, pools, selects, timers, mutexes, and lives that are short."""

from __future__ import annotations

import bullsnake
from bullsnake import Chan, Closed, Mutex, RWMutex, WaitGroup, go, select, yield_now
from dice import Dice, Settings, expect
from shapes import Node, count_down, hold


def source(n: int, out: Chan[int]) -> None:
    for i in range(n):
        out.send(i)
    out.close()


def stage(inward: Chan[int], out: Chan[int]) -> None:
    for n in inward:
        out.send(n + 1)
    out.close()


def pipeline(dice: Dice, settings: Settings) -> None:
    n = settings.size
    stages = 1 + dice.roll(6)
    first: Chan[int] = Chan(dice.roll(4))
    go(source, n, first)
    last = first
    for _ in range(stages):
        following: Chan[int] = Chan(dice.roll(4))
        go(stage, last, following)
        last = following
    expect("pipeline", sum(list(last)), n * (n - 1) // 2 + n * stages)


def work(jobs: Chan[str], answers: Chan[list[int]]) -> None:
    for job in jobs:
        answers.send([int(job), len(job)])


def feed(n: int, jobs: Chan[str]) -> None:
    for i in range(n):
        jobs.send(str(i))
    jobs.close()


def pool(dice: Dice, settings: Settings) -> None:
    jobs: Chan[str] = Chan(dice.roll(8))
    answers: Chan[list[int]] = Chan(dice.roll(8))
    for _ in range(1 + dice.roll(8)):
        go(work, jobs, answers)
    go(feed, settings.size, jobs)
    total = 0
    letters = 0
    for _ in range(settings.size):
        answer = answers.recv()
        total += answer[0]
        letters += answer[1]
    expect("pool", total, settings.size * (settings.size - 1) // 2)
    expect("letters", letters, sum([len(str(i)) for i in range(settings.size)]))


def offer(n: int, out: Chan[Node], stop: Chan[int]) -> None:
    for i in range(n):
        if select(out.on_send(Node(i, None, None)), stop.on_recv()) == 1:
            return


def selects(dice: Dice, settings: Settings) -> None:
    """Two senders beside each other, of which one is told to stop; what comes is in order."""
    one: Chan[Node] = Chan(dice.roll(3))
    other: Chan[Node] = Chan()
    stop: Chan[int] = Chan()
    n = settings.size // 2
    go(offer, n, one, stop)
    go(offer, 1000000, other, stop)
    seen = 0
    others = 0
    while seen < n:
        first = one.on_recv()
        second = other.on_recv()
        which = select(first, second, timeout=5.0)
        if which == 0:
            expect("one", first.value.value, seen)
            seen += 1
        elif which == 1:
            expect("other", second.value.value, others)
            others += 1
        else:
            select(default=True)
    stop.close()
    expect("selects", seen, n)


def sleeper(seconds: float, out: Chan[float]) -> None:
    bullsnake.sleep(seconds)
    out.send(seconds)


def timers(dice: Dice, settings: Settings) -> None:
    woken: Chan[float] = Chan(4)
    for i in range(8):
        go(sleeper, 0.0001 * (1 + dice.roll(20)), woken)
    total = 0
    for _ in range(8):
        total += 1 if woken.recv() > 0.0 else 0
    expect("timers", total, 8)
    never: Chan[int] = Chan()
    expect("a timeout", select(never.on_recv(), timeout=0.0005), -1)
    bullsnake.after(0.0005).recv()


class Account:
    def __init__(self) -> None:
        self.guard = Mutex()
        self.table = RWMutex()
        self.balance = 0
        self.book: dict[int, str] = {}


def pay(account: Account, n: int, who: int, done: WaitGroup) -> None:
    for i in range(n):
        with account.guard:
            before = account.balance
            if i % 5 == 0:
                yield_now()
            account.balance = before + 1
        with account.table.writing():
            account.book[who * 100000 + i] = str(i)
        with account.table.reading():
            if account.book[who * 100000 + i] != str(i):
                raise AssertionError("a page of the book")
    done.done()


def mutexes(dice: Dice, settings: Settings) -> None:
    account = Account()
    done = WaitGroup()
    n = settings.size // 8
    done.add(6)
    for who in range(6):
        go(pay, account, n, who, done)
    done.wait()
    expect("mutexes", account.balance, 6 * n)
    expect("the book", len(account.book), 6 * n)


def live(n: int, done: Chan[int]) -> None:
    done.send(n)


def short_lives(dice: Dice, settings: Settings) -> None:
    """Goroutines that end at once, more of them than wait at a time."""
    done: Chan[int] = Chan(dice.roll(20))
    total = 0
    for i in range(settings.size):
        go(live, i, done)
        if i >= 10:
            total += done.recv()
    for _ in range(min(10, settings.size)):
        total += done.recv()
    expect("short lives", total, settings.size * (settings.size - 1) // 2)


def dive(depth: int, done: Chan[int]) -> None:
    done.send(count_down(depth) + hold(depth // 2, None))


def deep_goroutines(dice: Dice, settings: Settings) -> None:
    """Several stacks grow at a time, and are given back."""
    done: Chan[int] = Chan()
    depth = settings.depth // 8
    for _ in range(4):
        go(dive, depth, done)
    expect("deep goroutines", sum([done.recv() for _ in range(4)]), 4 * (depth + depth // 2))


def hand_on(inward: Chan[Node], out: Chan[Node]) -> None:
    """Each node travels with its past, and loses a piece of it; who receives it is the only one that has it."""
    try:
        while True:
            node = inward.recv()
            out.send(Node(node.value + 1, node, node.left))
            node.left = None
    except Closed:
        out.close()


def references_handed_on(dice: Dice, settings: Settings) -> None:
    first: Chan[Node] = Chan(1)
    last = first
    for _ in range(5):
        following: Chan[Node] = Chan(dice.roll(2))
        go(hand_on, last, following)
        last = following
    for i in range(settings.size // 2):
        first.send(Node(i, None, None))
        node = last.recv()
        expect("a node", node.value, i + 5)
        before = node.left
        if before is None or before.value != i + 4:
            raise AssertionError("the past of a node")
    first.close()
    expect("closed", len(list(last)), 0)
