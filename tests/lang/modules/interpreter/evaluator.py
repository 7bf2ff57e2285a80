from __future__ import annotations

from tree import Binary, Call, Function, If, MiniError, Name, Node, Number


class Closure:
    def __init__(self, function: Function, env: Environment) -> None:
        self.function = function
        self.env = env


Value = int | Closure


class Environment:
    def __init__(self, outer: Environment | None) -> None:
        self.outer = outer
        self.names: dict[str, Value] = {}

    def define(self, name: str, value: Value) -> None:
        self.names[name] = value

    def find(self, name: str) -> Value:
        env: Environment | None = self
        while env is not None:
            if name in env.names:
                return env.names[name]
            env = env.outer
        raise MiniError("name", f"{name} is unknown")


def number(value: Value) -> int:
    if isinstance(value, Closure):
        raise MiniError("type", "a function is no number")
    return value


def evaluate(node: Node, env: Environment) -> Value:
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Name):
        return env.find(node.name)
    if isinstance(node, If):
        return evaluate(node.yes if number(evaluate(node.test, env)) else node.no, env)
    if isinstance(node, Function):
        return Closure(node, env)
    if isinstance(node, Call):
        function = evaluate(node.function, env)
        if not isinstance(function, Closure):
            raise MiniError("type", f"{function} is no function")
        inner = Environment(function.env)
        inner.define(function.function.parameter, evaluate(node.argument, env))
        return evaluate(function.function.body, inner)
    if isinstance(node, Binary):
        a, b = number(evaluate(node.left, env)), number(evaluate(node.right, env))
        if node.op == "+":
            return a + b
        if node.op == "-":
            return a - b
        if node.op == "*":
            return a * b
        return a // b if node.op == "/" else int(a < b)
    raise MiniError("internal", "a let inside")


def show(value: Value) -> str:
    return f"<function of {value.function.parameter}>" if isinstance(value, Closure) else str(value)
