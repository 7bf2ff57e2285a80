"""A call that leaves out a parameter."""


def greet(greeting: str, name: str) -> str:
    return greeting + ", " + name


print(greet("hello", "Ann"))
print(greet("hello"))  # error: "missing positional argument "name""
