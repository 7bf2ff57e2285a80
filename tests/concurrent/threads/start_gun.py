"""Runners wait for one event; nobody starts before it is set, and those who come late do not wait."""
import threading


class Race:
    def __init__(self, runners: int) -> None:
        self.gun = threading.Event()
        self.ready = threading.Semaphore(0)
        self.lock = threading.Lock()
        self.early = 0
        self.finished: list[int] = []
        self.fired = False
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(runners)]

    def run(self, number: int) -> None:
        self.ready.release()
        heard = self.gun.wait()
        with self.lock:
            if not self.fired or not heard:
                self.early += 1
            self.finished.append(number)

    def hold(self) -> int:
        for thread in self.threads:
            thread.start()
        for _ in self.threads:
            self.ready.acquire()
        waiting = sum([1 for thread in self.threads if thread.is_alive()])
        self.fired = True
        self.gun.set()
        for thread in self.threads:
            thread.join()
        return waiting


def main() -> None:
    for runners in (1, 10, 100):
        race = Race(runners)
        print(runners, race.hold(), race.early, sorted(race.finished) == list(range(runners)))
        late = threading.Thread(target=race.run, args=(runners,))
        late.start()
        late.join()
        print(len(race.finished), race.gun.is_set(), race.gun.wait(0))
    event = threading.Event()
    rounds: list[str] = []

    def toggle() -> None:
        for i in range(3):
            event.wait()
            rounds.append(f"round {i}")
            event.clear()
            done.set()

    done = threading.Event()
    thread = threading.Thread(target=toggle)
    thread.start()
    for _ in range(3):
        event.set()
        done.wait()
        done.clear()
    thread.join()
    print(rounds, event.is_set())


main()
