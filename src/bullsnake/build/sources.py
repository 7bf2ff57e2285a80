"""The interface of what a loop runs over; see build/iteration.py for the kinds that there are."""

from __future__ import annotations

from bullsnake.build.function import FunctionBuilder
from bullsnake.front.types import Type
from bullsnake.ir.core import Block, Operand


class Iteration:
    """`head` decides in the loop's header whether there is another item, `item` gives it, `step` moves on."""

    type: Type

    def head(self, fb: FunctionBuilder, exit_: Block) -> None:
        raise NotImplementedError

    def item(self, fb: FunctionBuilder) -> Operand:
        raise NotImplementedError

    def step(self, fb: FunctionBuilder) -> None:
        pass
