"""A lock for many readers or one writer, made of a condition over a plain lock."""
import threading


class SharedLock:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.changed = threading.Condition(self.lock)
        self.readers = 0
        self.writing = False
        self.waiting_writers = 0

    def begin_read(self) -> None:
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and self.waiting_writers == 0)
            self.readers += 1

    def end_read(self) -> None:
        with self.changed:
            self.readers -= 1
            if self.readers == 0:
                self.changed.notify_all()

    def begin_write(self) -> None:
        with self.changed:
            self.waiting_writers += 1
            try:
                self.changed.wait_for(lambda: not self.writing and self.readers == 0)
            finally:
                self.waiting_writers -= 1
            self.writing = True

    def end_write(self) -> None:
        with self.changed:
            self.writing = False
            self.changed.notify_all()


class Table:
    """Two columns that must agree whenever somebody looks."""

    def __init__(self, rows: int) -> None:
        self.shared = SharedLock()
        self.left = [0] * rows
        self.right = [0] * rows
        self.torn = 0

    def write(self, value: int) -> None:
        self.shared.begin_write()
        for i in range(len(self.left)):
            self.left[i] += value
            self.right[len(self.right) - 1 - i] += value
        self.shared.end_write()

    def read(self) -> int:
        self.shared.begin_read()
        total = sum(self.left)
        if total != sum(self.right):
            self.torn += 1
        self.shared.end_read()
        return total


def reader(table: Table, best: list[int], number: int) -> None:
    for _ in range(20):
        best[number] = max(best[number], table.read())


def writer(table: Table) -> None:
    for value in range(1, 11):
        table.write(value)


def main() -> None:
    table = Table(8)
    best = [0] * 6
    threads = [threading.Thread(target=reader, args=(table, best, n)) for n in range(6)]
    threads += [threading.Thread(target=writer, args=(table,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(table.torn, table.read(), table.left)
    assert max(best) <= table.read()
    print(table.shared.readers, table.shared.writing, table.shared.lock.locked())


main()
