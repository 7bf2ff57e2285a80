"""A tiny language over four modules: lexer, syntax tree, parser and evaluator, with an own error class."""
# stdin: let n = 10
# stdin: let f = fn x -> if x < 2 then 1 else x * f(x - 1)
# stdin: f(n)
# stdin: let add = fn a -> fn b -> a + b
# stdin: add(3)(4)
# stdin: missing + 1
# stdin: 3 +
# stdin: if 1 then 2
# stdin: let n = n / 3
# stdin: n + 7 / (n - 3)
import sys

from evaluator import Environment, evaluate, show
from lexer import Lexer
from parsing import parse_line
from tree import Let, MiniError


def run(line: str, env: Environment) -> str:
    lexer = Lexer(line)
    node = parse_line(lexer)
    if isinstance(node, Let):
        env.define(node.name, evaluate(node.value, env))
        return node.name
    return show(evaluate(node, env))


def main() -> None:
    env = Environment(None)
    failures = 0
    for number, line in enumerate(sys.stdin.read().splitlines(), 1):
        try:
            print(f"{number}: {run(line, env)}")
        except MiniError as error:
            failures += 1
            print(f"{number}: {error.kind} error: {error}")
        except ZeroDivisionError:
            failures += 1
            print(f"{number}: division by zero in {line!r}")
    print(failures, "failures", sorted(env.names))


main()
