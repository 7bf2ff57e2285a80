from typing import NoReturn, TextIO

argv: list[str]
stdin: TextIO
stdout: TextIO
__stdout__: TextIO
stderr: TextIO
maxsize: int
maxunicode: int
platform: str
version: str
version_info: tuple[int, int, int, str, int]
executable: str
byteorder: str

def exit(status: int | str | None = None, /) -> NoReturn: ...
def getrecursionlimit() -> int: ...
def setrecursionlimit(limit: int, /) -> None: ...
