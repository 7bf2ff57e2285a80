"""JSON value printer and parser with union types."""
from __future__ import annotations
from typing import Union

Json = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]

class JsonError(ValueError):
    pass

def dump(v: Json, indent: int = 0) -> str:
    pad = "  " * indent
    if v is None:
        return "null"
    if isinstance(v, bool):
        return "true" if v else "false"
    if isinstance(v, (int, float)):
        return repr(v)
    if isinstance(v, str):
        return '"' + v.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(v, list):
        if not v:
            return "[]"
        inner = ",\n".join(pad + "  " + dump(x, indent + 1) for x in v)
        return "[\n" + inner + "\n" + pad + "]"
    if not v:
        return "{}"
    parts = []
    for k, x in v.items():
        parts.append(f'{pad}  "{k}": {dump(x, indent + 1)}')
    return "{\n" + ",\n".join(parts) + "\n" + pad + "}"

class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.i = 0

    def ws(self) -> None:
        while self.i < len(self.text) and self.text[self.i] in " \t\n\r":
            self.i += 1

    def value(self) -> Json:
        self.ws()
        if self.i >= len(self.text):
            raise JsonError("unexpected end")
        c = self.text[self.i]
        if c == "{":
            return self.obj()
        if c == "[":
            return self.arr()
        if c == '"':
            return self.string()
        for word, val in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.i):
                self.i += len(word)
                return val
        return self.number()

    def number(self) -> Json:
        start = self.i
        while self.i < len(self.text) and self.text[self.i] in "+-0123456789.eE":
            self.i += 1
        raw = self.text[start:self.i]
        try:
            return int(raw)
        except ValueError:
            pass
        try:
            return float(raw)
        except ValueError:
            raise JsonError(f"bad value at {start}: {raw!r}") from None

    def string(self) -> str:
        self.i += 1
        out: list[str] = []
        while True:
            if self.i >= len(self.text):
                raise JsonError("unterminated string")
            c = self.text[self.i]
            self.i += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                c = {"n": "\n", "t": "\t"}.get(self.text[self.i], self.text[self.i])
                self.i += 1
            out.append(c)

    def arr(self) -> list[Json]:
        self.i += 1
        out: list[Json] = []
        self.ws()
        if self.text[self.i] == "]":
            self.i += 1
            return out
        while True:
            out.append(self.value())
            self.ws()
            c = self.text[self.i]
            self.i += 1
            if c == "]":
                return out
            if c != ",":
                raise JsonError(f"expected , or ] at {self.i - 1}")

    def obj(self) -> dict[str, Json]:
        self.i += 1
        out: dict[str, Json] = {}
        self.ws()
        if self.text[self.i] == "}":
            self.i += 1
            return out
        while True:
            self.ws()
            key = self.string()
            self.ws()
            if self.text[self.i] != ":":
                raise JsonError(f"expected : at {self.i}")
            self.i += 1
            out[key] = self.value()
            self.ws()
            c = self.text[self.i]
            self.i += 1
            if c == "}":
                return out

doc = '{"name": "x\\ny", "n": [1, 2.5, -3e2, true, false, null, {}, []], "o": {"a": {"b": "c"}}}'
v = Reader(doc).value()
print(dump(v))
print(Reader(dump(v)).value() == v)
for bad in ["", "[1 2]", '{"a" 1}', '"abc', "nul"]:
    try:
        print(Reader(bad).value())
    except JsonError as e:
        print("JsonError", e)
if isinstance(v, dict):
    n = v["n"]
    if isinstance(n, list):
        print(len(n), n[1], sum(x for x in n if isinstance(x, int) and not isinstance(x, bool)))
