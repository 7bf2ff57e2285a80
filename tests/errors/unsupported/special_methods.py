"""Special methods that CPython calls by itself, and nothing here does."""


class Positive:
    def __get__(self, instance: object, owner: type) -> int:  # error: "descriptors are not supported"
        # help: "@property"
        return 3

    def __set__(self, instance: object, value: int) -> None:
        print("set", value)


class Plugin:
    names: list[str] = []

    def __init_subclass__(cls) -> None:  # error: "__init_subclass__ is not supported"
        # help: "beneath the classes"
        cls.names.append(cls.__name__)


class Csv(Plugin):
    pass


class Strict:
    def __init__(self) -> None:
        self.n = 1

    def __setattr__(self, name: str, value: object) -> None:  # error: "__setattr__ is not supported"
        # help: "@property"
        print("set", name)


class Loud:
    def __getattribute__(self, name: str) -> int:  # error: "__getattribute__ is not supported"
        # help: "@property"
        return 7


class Named:
    def __set_name__(self, owner: type, name: str) -> None:  # error: "__set_name__ is not supported"
        # help: "give the name to the object"
        print("named", name)


class Lazy:
    def __getattr__(self, name: str) -> str:  # error: "__getattr__ is not supported"
        # help: "a method get(name)"
        return name.upper()


class Single:
    def __new__(cls) -> "Single":  # error: "__new__ is not supported"
        # help: "a function that makes the object"
        return super().__new__(cls)


class Box:
    size = Positive()
    label = Named()


print(Box().size, Plugin.names, Lazy().hello, Single() is Single())
print(Strict().__dict__)  # error: "__dict__ is not supported"
# help: "dataclasses.asdict()"
