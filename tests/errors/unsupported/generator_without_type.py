"""What a generator yields that yields only what it yields is written down."""


def numbers(n: int):  # error: "does not say what it yields"
    # help: "Iterator"
    if n:
        yield from numbers(n - 1)


for number in numbers(3):
    print(number)
print("end")
