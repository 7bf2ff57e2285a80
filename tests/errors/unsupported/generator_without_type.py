"""What a generator yields is written down."""


def numbers(n: int):  # error: "does not say what it yields"
    # help: "Iterator"
    yield n


for number in numbers(3):
    print(number)
