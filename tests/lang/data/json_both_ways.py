import json
from typing import Any


class Point:
    def __init__(self, x: int) -> None:
        self.x = x


def encode(value: Any) -> Any:
    if isinstance(value, Point):
        return {"x": value.x}
    raise TypeError("no")


def main() -> None:
    data = json.loads('{"a": [1, 2.5, -3e2, true, null, "x\\u00e9\\n\\ud83d\\ude00"], "b": {"c": {}}, "d": []}')
    print(data, data["a"][5], json.dumps(data))
    print(json.dumps(data, indent=2))
    print(json.dumps(data, indent="\t", sort_keys=True, ensure_ascii=False))
    print(json.dumps([1, 2, 3]), json.dumps((1.5, "a")), json.dumps({1: 2, 3: 4}), json.dumps({"b": 1, "a": [True, None]}, sort_keys=True))
    print(json.dumps({1.5: "x", 2.5: "y"}), json.dumps("é\u2028\x7f\x00\"\\/"), json.dumps(float("inf")), json.dumps([]), json.dumps({}, indent=1))
    print(json.dumps({"a": 1, "b": 2}, separators=(",", ":")), json.dumps([Point(3)], default=encode))
    rows: list[dict[str, int]] = [{"id": i, "n": i * i} for i in range(3)]
    print(json.dumps(rows))
    for row in json.loads(json.dumps(rows)):
        print(row["id"], int(row["n"]) + 1)
    for bad in ("", "{", "[1,", "[1 2]", '{"a" 1}', '{"a": 1,}', "nul", "[1]x", '"abc', '"a\nb"', '"\\q"', '"\\u12"', "{1: 2}", "-", "01", "1.", "[,]", "\n\n  x", '{"a": }'):
        try:
            print(json.loads(bad))
        except json.JSONDecodeError as e:
            print(repr(bad), e, e.msg, e.pos, e.lineno, e.colno)
    try:
        json.dumps({(1, 2): 3})
    except TypeError as e:
        print(e)
    try:
        json.dumps([Point(1)])
    except TypeError as e:
        print(e)
    loop: list[Any] = []
    loop.append(loop)
    try:
        json.dumps(loop)
    except ValueError as e:
        print(e)
    print(json.loads(" [1] "), json.loads("1e400"), json.loads("NaN"), json.loads("[-Infinity, -0, -0.0, 1E5, 0]"))


main()
