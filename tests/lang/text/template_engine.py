"""A small template engine: {{name}}, {% for %}, {% if %}; parsed to nodes, rendered with scopes."""
from __future__ import annotations

from collections.abc import Callable

Data = str | int | list[str]


class Node:
    def render(self, scope: dict[str, Data]) -> str:
        return ""


class Text(Node):
    def __init__(self, text: str) -> None:
        self.text = text

    def render(self, scope: dict[str, Data]) -> str:
        return self.text


class Variable(Node):
    def __init__(self, name: str, filters: list[str]) -> None:
        self.name = name
        self.filters = filters

    def render(self, scope: dict[str, Data]) -> str:
        if self.name not in scope:
            raise LookupError(f"no variable {self.name}")
        value = scope[self.name]
        text = "/".join(value) if isinstance(value, list) else str(value)
        for name in self.filters:
            text = FILTERS[name](text)
        return text


class Block(Node):
    def __init__(self) -> None:
        self.children: list[Node] = []

    def render(self, scope: dict[str, Data]) -> str:
        return "".join([child.render(scope) for child in self.children])


class For(Block):
    def __init__(self, name: str, source: str) -> None:
        super().__init__()
        self.name = name
        self.source = source

    def render(self, scope: dict[str, Data]) -> str:
        items = scope[self.source]
        if not isinstance(items, list):
            raise TypeError(f"{self.source} is not a list")
        out = ""
        for index, item in enumerate(items):
            inner = scope.copy()
            inner[self.name] = item
            inner["index"] = index
            out += super().render(inner)
        return out


class If(Block):
    def __init__(self, name: str, negated: bool) -> None:
        super().__init__()
        self.name = name
        self.negated = negated

    def render(self, scope: dict[str, Data]) -> str:
        return super().render(scope) if bool(scope.get(self.name)) != self.negated else ""


def exclaim(text: str) -> str:
    return text + "!"


FILTERS: dict[str, Callable[[str], str]] = {"upper": lambda t: t.upper(), "exclaim": exclaim, "trim": lambda t: t.strip()}


def parse(source: str) -> Block:
    root = Block()
    stack: list[Block] = [root]
    at = 0
    while at < len(source):
        opening = source.find("{", at)
        if opening < 0 or source[opening + 1] not in "{%":
            end = len(source) if opening < 0 else opening + 1
            stack[-1].children.append(Text(source[at:end]))
            at = end
            continue
        if opening > at:
            stack[-1].children.append(Text(source[at:opening]))
        closing = source.index("}", opening)
        words = source[opening + 2 : closing - 1 if source[opening + 1] == "%" else closing].replace("|", " ").split()
        at = closing + (2 if source[opening + 1] == "{" else 1)
        if source[opening + 1] == "{":
            stack[-1].children.append(Variable(words[0], words[1:]))
        elif words[0] == "end":
            if len(stack) == 1:
                raise SyntaxError("end without a block")
            stack.pop()
        else:
            block: Block = For(words[1], words[3]) if words[0] == "for" else If(words[-1], words[1] == "not")
            stack[-1].children.append(block)
            stack.append(block)
    if len(stack) > 1:
        raise SyntaxError(f"{len(stack) - 1} blocks left open")
    return root


page = "Dear {{name|upper}},\n{% for item in goods %} - {{index}}: {{ item | exclaim }}\n{% end %}{% if not paid %}Please pay {{sum}}.{% end %} { ok }\n"
scope: dict[str, Data] = {"name": "Ann", "goods": ["nail", "bolt"], "sum": 42, "paid": 0}
print(parse(page).render(scope), end="")
scope["paid"] = 1
scope["goods"] = []
print(parse(page).render(scope))
for bad in ["{{nobody}}", "{% end %}", "{% if x %}", "{% for a in sum %}{% end %}"]:
    try:
        print(parse(bad).render(scope))
    except (LookupError, SyntaxError, TypeError) as error:
        print(bad, "->", error)
