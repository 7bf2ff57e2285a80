"""Ten mistakes more, of modules, classes, values and features."""
import sqlite3  # error: "there is no module "sqlite3""
import math
from abc import ABC, abstractmethod
from collections import Ordered  # error: "module "collections" has no attribute "Ordered""


class Token(ABC):
    @abstractmethod
    def value(self, scale: float) -> float: ...


class Number(Token):
    def __init__(self, text: str) -> None:
        self.text = text

    def value(self, scale: float, exact: bool) -> float:  # error: "signature of "value" incompatible with supertype "Token""
        # help: "an override takes the parameters of what it replaces"
        return float(self.text) * scale if exact else scale

    def __del__(self) -> None:  # error: "__del__"
        # help: "with"
        print("gone", self.text)


def tokens(text):  # error: "parameter "text" needs a type annotation"
    # help: "write text: int"
    for word in text.split():
        yield Number(word)


def evaluate(text: str) -> float:
    total = 0.0
    for token in text.split():
        total += float(tokn)  # error: "name "tokn" is not defined"
        # help: "token"
    return eval(text) + total  # error: "name "eval" is not defined"
    # help: "call a function instead"


print(Token())  # error: "cannot instantiate abstract class "Token""
# help: "a subclass"
sign: int = "-"  # error: "expression has type "str", variable has type "int""
# help: "int("
print(evaluate("1 2"), math.sqrt("16"))  # error: "argument 1 to "sqrt" has incompatible type "str"; expected "float""
# help: "float("
