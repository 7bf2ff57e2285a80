"""Type parameters in brackets are of Python 3.12."""
def first[T](items: list[T]) -> T:  # error: "expected '('"
    # help: "T = TypeVar"
    return items[0]


print(first([1, 2]))
