"""Objects die when nobody looks: __del__ would run at no certain time."""


class Handle:
    def __init__(self, name: str) -> None:
        self.name = name

    def __del__(self) -> None:  # error: "__del__"
        # help: "with"
        print("closed", self.name)


handle = Handle("a")
print(handle.name)
