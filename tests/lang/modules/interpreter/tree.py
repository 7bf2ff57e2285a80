from __future__ import annotations

from dataclasses import dataclass


class MiniError(Exception):
    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass
class Number:
    value: int


@dataclass
class Name:
    name: str


@dataclass
class Binary:
    op: str
    left: Node
    right: Node


@dataclass
class If:
    test: Node
    yes: Node
    no: Node


@dataclass
class Function:
    parameter: str
    body: Node


@dataclass
class Call:
    function: Node
    argument: Node


@dataclass
class Let:
    name: str
    value: Node


Node = Number | Name | Binary | If | Function | Call | Let
