"""A JSON reader and writer over a recursive union, with errors that carry a position."""
from __future__ import annotations

Json = dict[str, "Json"] | list["Json"] | str | float | int | bool | None


class JsonError(ValueError):
    def __init__(self, message: str, at: int) -> None:
        super().__init__(f"{message} at {at}")
        self.at = at


class Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def peek(self) -> str:
        while self.at < len(self.text) and self.text[self.at] in " \t\n":
            self.at += 1
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, ch: str) -> None:
        if self.peek() != ch:
            raise JsonError(f"expected {ch!r}, found {self.peek()!r}", self.at)
        self.at += 1

    def value(self) -> Json:
        ch = self.peek()
        if ch == "{":
            return self.object()
        if ch == "[":
            return self.array()
        if ch == '"':
            return self.string()
        for word, constant in [("true", True), ("false", False)]:
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return constant
        if self.text.startswith("null", self.at):
            self.at += 4
            return None
        return self.number()

    def object(self) -> dict[str, Json]:
        result: dict[str, Json] = {}
        self.expect("{")
        while self.peek() != "}":
            if result:
                self.expect(",")
                self.peek()
            key = self.string()
            self.expect(":")
            result[key] = self.value()
        self.at += 1
        return result

    def array(self) -> list[Json]:
        result: list[Json] = []
        self.expect("[")
        while self.peek() != "]":
            if result:
                self.expect(",")
            result.append(self.value())
        self.at += 1
        return result

    def string(self) -> str:
        self.expect('"')
        out = ""
        while True:
            if self.at >= len(self.text):
                raise JsonError("unterminated string", self.at)
            ch = self.text[self.at]
            self.at += 1
            if ch == '"':
                return out
            if ch == "\\":
                code = self.text[self.at]
                self.at += 1
                if code == "u":
                    out += chr(int(self.text[self.at : self.at + 4], 16))
                    self.at += 4
                else:
                    out += {"n": "\n", "t": "\t"}.get(code, code)
            else:
                out += ch

    def number(self) -> int | float:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.eE0123456789":
            self.at += 1
        word = self.text[start : self.at]
        if not word:
            raise JsonError("no value", start)
        return float(word) if "." in word or "e" in word else int(word)


def write(value: Json, indent: int = 0) -> str:
    pad = "  " * (indent + 1)
    if isinstance(value, dict):
        parts = [f"{pad}{write(key)}: {write(item, indent + 1)}" for key, item in sorted(value.items())]
        return "{\n" + ",\n".join(parts) + "\n" + "  " * indent + "}" if parts else "{}"
    if isinstance(value, list):
        return "[" + ", ".join([write(item, indent) for item in value]) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    return str(value)


def depth(value: Json) -> int:
    if isinstance(value, dict):
        return 1 + max([depth(v) for v in value.values()], default=0)
    if isinstance(value, list):
        return 1 + max([depth(v) for v in value], default=0)
    return 0


texts = [
    '{"name": "Ann", "age": 31, "tags": ["a", "b\\n", []], "ok": true, "none": null}',
    "[1, -2.5, 1e3, [[[false]]], {}]",
    '"\\u00e9\\"quoted\\""',
    '{"a": 1 "b": 2}',
    '["open',
    "[1, ?]",
]
for text in texts:
    reader = Reader(text)
    try:
        parsed = reader.value()
    except JsonError as error:
        print("error:", error, "| rest:", text[error.at :])
        continue
    written = write(parsed)
    print(written, depth(parsed), Reader(written).value() == parsed)
