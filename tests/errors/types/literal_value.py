from typing import Literal

Mode = Literal["read", "write"]


def show(mode: Mode) -> None:
    print(mode)


show("append")  # error: "has incompatible type"
print(missing)  # error: "name "missing" is not defined"
