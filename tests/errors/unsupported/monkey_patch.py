"""A method cannot be replaced while the program runs."""


class Greeter:
    def greet(self) -> str:
        return "hello"


def loud() -> str:
    return "HELLO"


greeter = Greeter()
greeter.greet = loud  # error: "cannot assign to a method"
print(greeter.greet())
