"""A whole small program: reads text from standard input, counts, sorts, reports, sets its status."""
# stdin: the cat sat on the mat
# stdin: the dog sat on the log
# stdin:
# stdin: Cats and dogs: the end.
import sys


class Counter:
    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.total = 0

    def add(self, word: str) -> None:
        self.counts[word] = self.counts.get(word, 0) + 1
        self.total += 1

    def most_common(self, n: int) -> list[tuple[str, int]]:
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return ranked[:n]


def clean(word: str) -> str:
    return "".join([ch for ch in word.lower() if ch.isalnum()])


def read_words() -> list[list[str]]:
    lines: list[list[str]] = []
    for line in sys.stdin:
        words = [clean(w) for w in line.split()]
        lines.append([w for w in words if w])
    return lines


def main() -> int:
    counter = Counter()
    longest = ""
    for number, words in enumerate(read_words(), start=1):
        print(f"{number:>2}: {' '.join(words) or '(empty)'}")
        for word in words:
            counter.add(word)
            if len(word) > len(longest):
                longest = word
    for word, count in counter.most_common(5):
        bar = "#" * count
        print(f"{word:<6}{bar:<6}{count / counter.total:6.1%}")
    print("longest:", longest, "distinct:", len(counter.counts), file=sys.stderr)
    return 0 if counter.total == 17 else 3


sys.exit(main())
