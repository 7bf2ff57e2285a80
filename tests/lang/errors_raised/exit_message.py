"""sys.exit with a text prints it to stderr and gives status 1; what was printed before is kept in order."""
# status: 1
# stdin: 4
# stdin: seven
# stdin: 9
import sys


class Validator:
    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high
        self.accepted: list[int] = []

    def check(self, text: str) -> bool:
        try:
            n = int(text)
        except ValueError:
            print(f"{text!r} is no number", file=sys.stderr)
            return False
        if not self.low <= n <= self.high:
            raise ValueError(f"{n} is outside {self.low}..{self.high}")
        self.accepted.append(n)
        return True


def read_all(validator: Validator) -> int:
    bad = 0
    for number, line in enumerate(sys.stdin, 1):
        line = line.rstrip("\n")
        try:
            if not validator.check(line):
                bad += 1
        except ValueError as error:
            print("line", number, "refused:", error)
            bad += 1
        else:
            print("line", number, "read")
    return bad


validator = Validator(1, 5)
failures = read_all(validator)
sys.stderr.write(f"{failures} failures\n")
sys.stdout.write("accepted: " + ", ".join([str(n) for n in validator.accepted]) + "\n")
if failures > 0:
    sys.exit(f"giving up after {failures}")
print("not reached")
