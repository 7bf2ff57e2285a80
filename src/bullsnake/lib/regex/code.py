"""Nodes to code for the machine: words in a row, of which each instruction takes a fixed number.

    CHAR code                     one character
    SET number                    one of a set
    ANY                           one, but no newline
    ALL                           one
    AT place ascii                nothing, at a place
    MARK slot                     note the position; the second of a group's two also notes the group
    REFERENCE group ignores       what a group has matched
    JUMP to
    SPLIT to number               go on; if that fails, go on at `to`
    SPLIT_LAZY to number          the other way round
    RUN mode low high number test word    so many characters that pass a test, which is CHAR, SET, ANY or ALL
    ENTER slot                    a loop begins whose body may match nothing
    LOOP to slot lazy             as SPLIT, but a round that has matched nothing is the last
    LOOK negated width to         the code up to LEAVE must match here (width 0) or before here, or must not; go on at `to`
    ATOMIC to                     the code up to LEAVE matches once, the first way that it can; go on at `to`
    LEAVE
    CONDITION group to            go on if a group has matched, else at `to`
    DONE

A loop over more than one character with a number of times is written out. The number of a SPLIT or RUN is its own: the machine
remembers by it where it has failed.
"""

from __future__ import annotations

from re import error

from _prim import Array, array_new, own_set
from bslib.regex import nodes
from bslib.regex.charsets import CharSet
from bslib.regex.nodes import LAZY, POSSESSIVE, UNLIMITED, Node

CHAR, SET, ANY, ALL, AT, MARK, REFERENCE, JUMP, SPLIT, SPLIT_LAZY = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
RUN, ENTER, LOOP, LOOK, ATOMIC, LEAVE, CONDITION, DONE = 10, 11, 12, 13, 14, 15, 16, 17

LARGEST = 4000000


class Code:
    """words, sets: the code. groups: how many, the whole counted. slots: how many the machine needs. points: how many have a number.
    forgetful: what happens at a place depends on more than the place, so the machine may not remember where it has failed.
    first, firsts: the code of the first character, or a set that holds it; -1 and None if that is not known. anchored: nothing matches
    but at the start.
    """

    def __init__(self, parsed: Node, lengths: list[int]) -> None:
        self.words: list[int] = []
        self.all_sets: list[CharSet] = []
        self.lengths = lengths
        self.groups = len(lengths) // 2
        self.slots = 2 * self.groups + 1
        self.points = 0
        self.forgetful = False
        self.emit(parsed)
        self.words.append(DONE)
        self.code = words_of(self.words)
        sets: Array[CharSet] = array_new(len(self.all_sets))
        for i in range(len(self.all_sets)):
            own_set(sets, i, self.all_sets[i])
        self.sets = sets
        self.first = -1
        self.firsts: CharSet | None = None
        self.anchored = False
        self.find_first()

    def find_first(self) -> None:
        """What each match begins with."""
        at = 0
        while self.words[at] == MARK:
            at += 2
        op = self.words[at]
        if op == RUN and self.words[at + 2] > 0:
            at += 5
            op = self.words[at]
        if op == CHAR:
            self.first = self.words[at + 1]
        elif op == SET:
            self.firsts = self.all_sets[self.words[at + 1]]
        elif op == AT:
            self.anchored = self.words[at + 1] == nodes.START

    def put(self, op: int, *rest: int) -> int:
        """Append an instruction; where its words after the first lie."""
        at = len(self.words) + 1
        if at > LARGEST:
            raise OverflowError("the pattern is too large")
        self.words.append(op)
        for word in rest:
            self.words.append(word)
        return at

    def land(self, at: int) -> None:
        """A jump leads to what comes next."""
        self.words[at] = len(self.words)

    def point(self) -> int:
        self.points += 1
        return self.points - 1

    def set_number(self, chars: CharSet | None) -> int:
        assert chars is not None
        self.all_sets.append(chars)
        return len(self.all_sets) - 1

    def emit(self, node: Node) -> None:
        kind = node.kind
        if node.is_single():
            self.emit_single(node)
        elif kind == nodes.AT:
            self.put(AT, node.code, 1 if node.flag else 0)
        elif kind == nodes.SEQUENCE:
            for item in node.items:
                self.emit(item)
        elif kind == nodes.CHOICE:
            self.emit_choice(node)
        elif kind == nodes.GROUP:
            self.emit_group(node)
        elif kind == nodes.REPEAT:
            self.emit_repeat(node)
        elif kind == nodes.REFERENCE:
            self.forgetful = True
            self.put(REFERENCE, node.code, 1 if node.flag else 0)
        elif kind == nodes.CONDITION:
            self.emit_condition(node)
        elif kind == nodes.LOOK:
            self.emit_look(node)
        else:
            self.emit_atomic(node.items[0])

    def emit_single(self, node: Node) -> None:
        if node.kind == nodes.CHAR:
            self.put(CHAR, node.code)
        elif node.kind == nodes.SET:
            self.put(SET, self.set_number(node.chars))
        else:
            self.put(ALL if node.code else ANY)

    def emit_choice(self, node: Node) -> None:
        ends: list[int] = []
        last = len(node.items) - 1
        for i in range(last):
            other = self.put(SPLIT, 0, self.point())
            self.emit(node.items[i])
            ends.append(self.put(JUMP, 0))
            self.land(other)
        self.emit(node.items[last])
        for end in ends:
            self.land(end)

    def emit_group(self, node: Node) -> None:
        if node.code == 0:
            self.emit(node.items[0])
            return
        self.put(MARK, 2 * node.code)
        self.emit(node.items[0])
        self.put(MARK, 2 * node.code + 1)

    def emit_condition(self, node: Node) -> None:
        self.forgetful = True
        other = self.put(CONDITION, node.code, 0) + 1
        self.emit(node.items[0])
        if len(node.items) == 1:
            self.land(other)
            return
        end = self.put(JUMP, 0)
        self.land(other)
        self.emit(node.items[1])
        self.land(end)

    def emit_look(self, node: Node) -> None:
        width = 0
        if node.code < 0:
            width = node.items[0].least(self.lengths)
            if width != node.items[0].most(self.lengths):
                raise error("look-behind requires fixed-width pattern")
        end = self.put(LOOK, 1 if node.flag else 0, width, 0) + 2
        self.emit(node.items[0])
        self.put(LEAVE)
        self.land(end)

    def emit_atomic(self, item: Node) -> None:
        end = self.put(ATOMIC, 0)
        self.emit(item)
        self.put(LEAVE)
        self.land(end)

    # --- repetition -------------------------------------------------------------------------------------------------------------------

    def emit_repeat(self, node: Node) -> None:
        item = node.items[0]
        if item.is_single():
            self.put(RUN, node.code, node.low, node.high, self.point())
            self.emit(item)
            if item.kind == nodes.ANY:
                self.words.append(0)
            return
        if node.code == POSSESSIVE:
            greedy = Node(nodes.REPEAT)
            greedy.low, greedy.high, greedy.items = node.low, node.high, node.items
            self.emit_atomic(greedy)
            return
        if node.high == 0:
            size = len(self.words)
            self.emit(item)  # for its errors
            del self.words[size:]
        for _ in range(node.low):
            self.emit(item)
        if node.high == UNLIMITED:
            self.emit_loop(item, node.code == LAZY)
        else:
            self.emit_more(item, node.high - node.low, node.code == LAZY)

    def emit_loop(self, item: Node, lazy: bool) -> None:
        """Any number of times."""
        way = self.way_out(item, lazy)
        start = len(self.words)
        end = way.put(self)
        self.emit(item)
        self.put(JUMP, start)
        self.land(end)

    def emit_more(self, item: Node, count: int, lazy: bool) -> None:
        """So many times at most."""
        way = self.way_out(item, lazy)
        ends: list[int] = []
        for _ in range(count):
            ends.append(way.put(self))
            self.emit(item)
        for end in ends:
            self.land(end)

    def way_out(self, item: Node, lazy: bool) -> WayOut:
        """What stands before each round of a loop. A round that has matched nothing is the last: it must be noted where each began."""
        if item.least(self.lengths) > 0:
            return WayOut(-1, lazy)
        self.forgetful = True
        self.put(ENTER, self.slots)
        self.slots += 1
        return WayOut(self.slots - 1, lazy)


class WayOut:
    """The choice between one more round and what follows. slot: where the round's start is noted, -1 if it need not be."""

    def __init__(self, slot: int, lazy: bool) -> None:
        self.slot = slot
        self.lazy = lazy

    def put(self, code: Code) -> int:
        """Append the instruction; where its jump is to be landed."""
        if self.slot >= 0:
            return code.put(LOOP, 0, self.slot, 1 if self.lazy else 0)
        return code.put(SPLIT_LAZY if self.lazy else SPLIT, 0, code.point())


def words_of(words: list[int]) -> Array[int]:
    made: Array[int] = array_new(len(words))
    for i in range(len(words)):
        own_set(made, i, words[i])
    return made
