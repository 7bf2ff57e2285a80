import json
from typing import Any

print(json.dumps({"b": 1, "a": 2, "é": 3}, sort_keys=True), json.dumps({9007199254740993: 1, 9007199254740992: 2}, sort_keys=True), json.dumps({2.5: 1, -1.0: 2}, sort_keys=True))
mixed: dict[Any, int] = {1: 1, 2.5: 3, -1: 2, True: 4}
print(json.dumps(mixed, sort_keys=True))
for bad in ({"a": 1, 2: 3}, {None: 1, "x": 2}):
    d: Any = bad
    try:
        print(json.dumps(d, sort_keys=True))
    except TypeError as e:
        print(e)
