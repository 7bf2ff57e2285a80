"""Asks several servers at once and takes the first answer; gives up when none comes in time.

    python first_answer.py
"""

from __future__ import annotations

from bullsnake import Chan, Closed, go, select, sleep


def server(name: str, delay: float, question: str, answers: Chan[str], quit: Chan[None]) -> None:
    """Answers after a while, unless nobody wants to know any more."""
    if select(quit.on_recv(), timeout=delay) == 0:
        return
    select(answers.on_send(f"{name}: {question.upper()}"), quit.on_recv())


def ask(question: str, delays: dict[str, float], patience: float) -> str:
    """The first answer. TimeoutError when none comes within `patience` seconds."""
    answers = Chan[str]()
    quit = Chan[None]()
    for name, delay in delays.items():
        go(server, name, delay, question, answers, quit)
    answer = answers.on_recv()
    chosen = select(answer, timeout=patience)
    quit.close()
    if chosen == -1:
        raise TimeoutError(f"no answer to {question!r}")
    return answer.value


def ticker(period: float, count: int) -> Chan[int]:
    """A channel that gets a number every so often, and is closed in the end."""
    ticks = Chan[int]()

    def run() -> None:
        for number in range(count):
            sleep(period)
            ticks.send(number)
        ticks.close()

    go(run)
    return ticks


def main() -> None:
    print(ask("what is it?", {"slow": 3.0, "quick": 0.01, "fair": 1.0}, 5.0))
    try:
        print(ask("and now?", {"slow": 3.0, "slower": 5.0}, 0.05))
    except TimeoutError as error:
        print(error)
    ticks = ticker(0.01, 3)
    while True:
        try:
            print("tick", ticks.recv())
        except Closed:
            break


if __name__ == "__main__":
    main()
