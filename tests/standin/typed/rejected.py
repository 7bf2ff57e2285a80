"""What checkers reject: one error on each line that ends with the comment, none elsewhere."""

from __future__ import annotations

from bullsnake import Chan, Mutex, Once, WaitGroup, after, go, select, sleep


def work(number: int, name: str) -> None:
    print(number, name)


class Service:
    def serve(self, port: int) -> None:
        print(port)


def wrong_goroutines(service: Service) -> None:
    go(work, "1", "one")  # error
    go(work, 1, 2)  # error
    go(work, 1)  # error
    go(work)  # error
    go(work, 1, "one", 2)  # error
    go(service.serve, "80")  # error
    go(service.serve)  # error
    go(service.serve, 80, 81)  # error
    go(lambda: None, 1)  # error
    go(work(1, "one"))  # error
    go(3)  # error


def wrong_channels(numbers: Chan[int], texts: Chan[str]) -> None:
    numbers.send("1")  # error
    numbers.send(1.5)  # error
    numbers.send(None)  # error
    numbers.send()  # error
    numbers.send(1, 2)  # error
    numbers.recv(1)  # error
    numbers.on_send("1")  # error
    text: str = numbers.recv()  # error
    other: Chan[float] = numbers  # error
    value: str = numbers.on_recv().value  # error
    Chan[int]("3")  # error
    Chan[int](1, 2)  # error
    moment: str = after(1).recv()  # error
    for word in numbers:
        text = word  # error
    print(text, other, value, moment, texts)


def wrong_choices(numbers: Chan[int]) -> None:
    select(numbers)  # error
    select(numbers.recv())  # error
    select(numbers.on_recv(), 1.5)  # error
    select(numbers.on_recv(), timeout="1")  # error
    name: str = select(numbers.on_recv())  # error
    print(numbers.on_send(1).value)  # error
    print(name)


def wrong_locks(group: WaitGroup, once: Once, mutex: Mutex) -> None:
    group.add("1")  # error
    group.done(1)  # error
    once.do(work)  # error
    once.do()  # error
    mutex.lock(1)  # error
    sleep("1")  # error
