"""shlex: split, quote and join, in a small interpreter of commands."""

import shlex
from collections.abc import Callable

Command = Callable[[list[str]], str]


def echo(args: list[str]) -> str:
    return " ".join(args)


def count(args: list[str]) -> str:
    return f"{len(args)} of {sum(len(a) for a in args)}"


COMMANDS: dict[str, Command] = {"echo": echo, "count": count, "quote": lambda args: shlex.join(args)}

LINES = [
    "echo hello   world",
    "echo 'one two' \"three four\" fi\\ ve",
    'count "" \'\' a"b"\'c\'',
    r'echo "a \"quoted\" \n \\ word" \x',
    "quote a 'b c' \"it's\" '' $HOME x=1",
    "nothing here",
    "echo 'open",
    "echo end\\",
    "   ",
    "echo tab\tand\nline # no comment",
]


def run(line: str) -> str:
    words = shlex.split(line)
    if not words:
        return "(nothing)"
    name, *args = words
    command = COMMANDS.get(name)
    return command(args) if command is not None else f"{name}: not found"


for line in LINES:
    try:
        print(repr(line), "->", run(line))
    except ValueError as error:
        print(repr(line), "-> error:", error)
print(shlex.split("a b # c d", comments=True), shlex.split("a#b 'c#d'", comments=True))
for word in ("plain", "", "two words", "don't", "a/b.c-d_e@f%g+h=i:j,k", "semi;colon", "ä"):
    quoted = shlex.quote(word)
    print(quoted, shlex.split(quoted) == [word])
