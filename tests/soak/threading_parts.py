"""Threads as CPython has them, with queues, conditions and barriers."""

from __future__ import annotations

import queue
import threading

from dice import Dice, Settings, expect


def threads_and_queue(dice: Dice, settings: Settings) -> None:
    jobs: queue.Queue[int] = queue.Queue(1 + dice.roll(8))
    answers: queue.Queue[str] = queue.Queue()

    def work() -> None:
        while True:
            n = jobs.get()
            if n < 0:
                return
            answers.put(str(n * 2))
            jobs.task_done()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for i in range(settings.size):
        jobs.put(i)
    jobs.join()
    for _ in workers:
        jobs.put(-1)
    for worker in workers:
        worker.join()
    total = 0
    while not answers.empty():
        total += int(answers.get_nowait())
    expect("threads and queue", total, settings.size * (settings.size - 1))


def conditions(dice: Dice, settings: Settings) -> None:
    changed = threading.Condition()
    turn = [0]
    spoken: list[int] = []
    rounds = settings.size // 10

    def speak(who: int) -> None:
        for _ in range(rounds):
            with changed:
                changed.wait_for(lambda: turn[0] % 3 == who)
                spoken.append(who)
                turn[0] += 1
                changed.notify_all()

    threads = [threading.Thread(target=speak, args=(who,)) for who in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect("conditions", spoken, [0, 1, 2] * rounds)


def barriers(dice: Dice, settings: Settings) -> None:
    together = threading.Barrier(3)
    guard = threading.Lock()
    counts = [0]
    seen: list[int] = []

    def walk() -> None:
        for _ in range(5):
            with guard:
                counts[0] += 1
            together.wait()
            with guard:
                seen.append(counts[0])
            together.wait()

    threads = [threading.Thread(target=walk) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expect("barriers", sorted(seen), [3, 3, 3, 6, 6, 6, 9, 9, 9, 12, 12, 12, 15, 15, 15])
