"""Module names: global statements, late binding, mutual recursion, the main guard."""

counter = 0
log: list[str] = []
LIMIT = 5


def bump(by: int = 1) -> int:
    global counter
    counter += by
    log.append(f"bump {by} -> {counter}")
    return counter


def is_even(n: int) -> bool:
    return True if n == 0 else is_odd(n - 1)


def is_odd(n: int) -> bool:
    return False if n == 0 else is_even(n - 1)


def shadow() -> int:
    counter = 1000
    counter += 1
    return counter


def uses_later() -> str:
    return greeting + later_function(LIMIT)


def configure(limit: int) -> None:
    global LIMIT, mode
    LIMIT = limit
    mode = "strict"


greeting = "hello "


def later_function(n: int) -> str:
    return "x" * n


mode = "lax"
print(uses_later())
greeting = "bye "
configure(2)
print(uses_later(), LIMIT, mode)
bump()
bump(10)
print(bump(by=100), counter, shadow(), counter)
print(is_even(10), is_odd(7), is_even(31))
for entry in log:
    print(entry)


def main() -> None:
    result = 0
    for loop_variable in range(3):
        result += bump(loop_variable)
    print("main", result, loop_variable, len(log))


if __name__ == "__main__":
    main()
else:
    print("imported")
