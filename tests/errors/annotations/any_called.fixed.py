"""What json.loads gives has no attributes, and what an Any holds is not called."""
import json
from collections.abc import Callable


def name_of(text: str) -> str:
    data = json.loads(text)
    return str(data["name"])


def run(action: Callable[[int], int], value: int) -> None:
    print(action(value))


print(name_of('{"name": "Ann"}'))
run(abs, -3)
