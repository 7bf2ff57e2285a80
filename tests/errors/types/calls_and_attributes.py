"""A parameter that is given by name only, and an attribute of an object."""


def connect(host: str, *, port: int) -> str:
    return f"{host}:{port}"


def run(value: object) -> None:
    print(value.name)  # error: ""object" has no attribute "name""
    # help: "isinstance()"


print(connect("localhost", 80))  # error: "too many positional arguments for "connect""
# help: "write port=80"
run(3)
