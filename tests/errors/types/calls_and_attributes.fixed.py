"""A parameter that is given by name only, and an attribute of an object."""


def connect(host: str, *, port: int) -> str:
    return f"{host}:{port}"


def run(value: object) -> None:
    if isinstance(value, BaseException):
        print(value.args)


print(connect("localhost", port=80))
run(3)
