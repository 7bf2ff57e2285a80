"""Objects die when nobody looks: __del__ would run at no certain time."""


class Handle:
    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> "Handle":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        print("closed", self.name)


with Handle("a") as handle:
    print(handle.name)
