import traceback


def inner(n: int) -> int:
    return 10 // n


def outer(n: int) -> int:
    try:
        return inner(n)
    except ZeroDivisionError as e:
        e.add_note("while dividing")
        print("caught", e.__notes__)
        raise ValueError("bad") from e


def main() -> None:
    try:
        outer(0)
    except ValueError:
        text = traceback.format_exc()
        print([line for line in text.splitlines() if "^" not in line])
    try:
        {"a": 1}["k"]
    except KeyError as e:
        print(traceback.format_exception_only(e), traceback.format_exception(e)[-1])
    print(repr(traceback.format_exc()))
    try:
        print(ValueError("x").__notes__)
    except AttributeError as e:
        print(e)


main()
