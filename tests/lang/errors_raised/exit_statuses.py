"""sys.exit in the middle of frames: finally clauses run, SystemExit can be seen, the status is what was asked."""
# status: 7
# args: 5 verbose --name=Ann
import sys


class Options:
    def __init__(self, arguments: list[str]) -> None:
        self.count = 1
        self.verbose = False
        self.name: str | None = None
        self.unknown: list[str] = []
        for argument in arguments:
            if argument.isdigit():
                self.count = int(argument)
            elif argument == "verbose":
                self.verbose = True
            elif argument.startswith("--name="):
                self.name = argument.split("=", 1)[1]
            else:
                self.unknown.append(argument)

    def __repr__(self) -> str:
        return f"Options({self.count}, {self.verbose}, {self.name!r}, {self.unknown})"


class Closer:
    def __enter__(self) -> "Closer":
        print("enter")
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        print("exit", isinstance(error, SystemExit))


def stop(code: int) -> int:
    try:
        if code > 2:
            sys.exit(code)
        return code
    finally:
        print("leaving stop", code)


def probe(code: int) -> None:
    try:
        print("returned", stop(code))
    except SystemExit as error:
        print("seen", error.code, repr(error))
    except Exception:
        print("SystemExit is no Exception")


options = Options(sys.argv[1:])
print(options, len(sys.argv))
for code in range(options.count):
    probe(code)
with Closer():
    for code in [0, 1, 7, 9]:
        try:
            stop(code)
        except ValueError:
            print("never")
print("not reached", file=sys.stderr)
