"""Groups of exceptions are not compiled."""


def parse(text: str) -> int:
    try:
        return_value = int(text)
    except ValueError:
        return_value = 0
    return return_value


print(parse("x"))
