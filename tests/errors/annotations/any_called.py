"""What json.loads gives has no attributes, and what an Any holds is not called."""
import json
from typing import Any


def name_of(text: str) -> str:
    data = json.loads(text)
    return str(data.name)  # error: "attribute "name" of an Any"
    # help: "isinstance()"


def run(action: Any, value: int) -> None:
    print(action(value))  # error: "call of an Any"
    # help: "a variable with a type"


print(name_of('{"name": "Ann"}'))
run(abs, -3)
