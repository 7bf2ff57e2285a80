"""Special methods that CPython calls by itself, and nothing here does."""
from dataclasses import asdict, dataclass


class Positive:
    @property
    def size(self) -> int:
        return 3


class Plugin:
    names: list[str] = []


class Csv(Plugin):
    pass


Plugin.names.append(Csv.__name__)


@dataclass
class Strict:
    n: int = 1


class Named:
    def __init__(self, name: str) -> None:
        print("named", name)


class Lazy:
    def get(self, name: str) -> str:
        return name.upper()


class Single:
    pass


single = Single()


class Box(Positive):
    label = Named("label")


print(Box().size, Plugin.names, Lazy().get("hello"), single is single)
print(asdict(Strict()))
