"""Counts words with a pool of threads: a queue of lines, a table for each worker, one lock to add them up.

    python word_counts.py FILE... [-w WORKERS]
    bullsnake run word_counts.py FILE... [-w WORKERS]
"""

import queue
import sys
import threading


class Worker(threading.Thread):
    def __init__(self, lines: "queue.Queue[str | None]", totals: dict[str, int], lock: threading.Lock) -> None:
        super().__init__()
        self.lines = lines
        self.totals = totals
        self.lock = lock

    def run(self) -> None:
        counts: dict[str, int] = {}
        while True:
            line = self.lines.get()
            if line is None:
                break
            for word in line.lower().split():
                word = word.strip(".,;:!?()[]\"'`")
                if word:
                    counts[word] = counts.get(word, 0) + 1
        with self.lock:
            for word, count in counts.items():
                self.totals[word] = self.totals.get(word, 0) + count


def count_words(paths: list[str], workers: int) -> dict[str, int]:
    lines: queue.Queue[str | None] = queue.Queue(1000)
    totals: dict[str, int] = {}
    lock = threading.Lock()
    threads = [Worker(lines, totals, lock) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                lines.put(line)
    for _ in threads:
        lines.put(None)
    for thread in threads:
        thread.join()
    return totals


def main() -> None:
    args = sys.argv[1:]
    workers = 4
    if "-w" in args:
        place = args.index("-w")
        workers = int(args[place + 1])
        args = args[:place] + args[place + 2 :]
    totals = count_words(args or [__file__], workers)
    by_count = sorted([(-count, word) for word, count in totals.items()])
    print(f"{sum(totals.values())} words, {len(totals)} different")
    for count, word in by_count[:10]:
        print(f"{-count:6} {word}")


main()
