_numbers: dict[str, int] = {}


def register(name: str) -> int:
    _numbers[name] = _numbers.get(name, 0) + 1
    return _numbers[name]


def number_of(name: str) -> int:
    return _numbers[name]


def names() -> list[str]:
    return sorted(_numbers)
