from typing import Literal

Mode = Literal["read", "write"]


def show(mode: Mode) -> None:
    print(mode)


show("write")
missing = "here"
print(missing)
