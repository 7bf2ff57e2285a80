"""Runs code on a text: depth first, as CPython's matcher, so that of all matches it finds the same one.

`run` calls itself where there are two ways to go on, and comes back with where the match ends, or -1. What it has noted in the slots
on a way that failed is undone from the trail.

Linear where it can be. A way that fails from a point of the code and a place of the text fails again, unless groups are referred to:
so after a number of failures in proportion to the text the machine begins to remember them, a bit for each point and place, and tries
no way twice. (Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009, describes it as a backtracker with a bitmap.)
"""

from __future__ import annotations

from _prim import Array, alen, array_new, own_copy, own_get, own_set, str_get
from bslib.regex import nodes
from bslib.regex.charsets import WORD, CharSet, is_kind, lower
from bslib.regex.code import (
    ALL,
    ANY,
    AT,
    ATOMIC,
    CHAR,
    CONDITION,
    DONE,
    JUMP,
    LEAVE,
    LOOK,
    LOOP,
    MARK,
    REFERENCE,
    RUN,
    SET,
    SPLIT,
    SPLIT_LAZY,
    Code,
)
from bslib.text import find_code

PATIENCE = 8
"""Failures for each character before they are remembered."""

MOST_BITS = 1 << 32
NEWLINE = 10


class Machine:
    """end: where the text ends for it. slots: first the groups' starts and ends, then the group that was last, then those of loops.
    whole: a match must reach the end. reached: where `step` has come to. barred: an empty match may not be here. failed: the bits,
    once there are any.
    """

    def __init__(self, program: Code, text: str, end: int) -> None:
        self.program = program
        self.code = program.code
        self.sets = program.sets
        self.text = text
        self.end = end
        slots: Array[int] = array_new(program.slots)
        self.slots = slots
        trail: Array[int] = array_new(16)
        self.trail = trail
        self.height = 0
        self.whole = False
        self.barred = -1
        self.reached = 0
        self.failures = 0
        self.failed: Array[int] | None = None
        self.clear()

    def clear(self) -> None:
        for i in range(alen(self.slots)):
            own_set(self.slots, i, -1)
        self.height = 0

    # --- slots and what was in them -----------------------------------------------------------------------------------------------

    def note(self, slot: int, value: int) -> None:
        if self.height + 2 > alen(self.trail):
            larger: Array[int] = array_new(2 * alen(self.trail))
            own_copy(larger, 0, self.trail, 0, self.height)
            self.trail = larger
        own_set(self.trail, self.height, slot)
        own_set(self.trail, self.height + 1, own_get(self.slots, slot))
        self.height += 2
        own_set(self.slots, slot, value)

    def undo(self, height: int) -> None:
        while self.height > height:
            self.height -= 2
            own_set(self.slots, own_get(self.trail, self.height), own_get(self.trail, self.height + 1))

    # --- what has failed ------------------------------------------------------------------------------------------------------------

    def has_failed(self, point: int, at: int) -> bool:
        failed = self.failed
        if failed is None:
            return False
        bit = point * (self.end + 1) + at
        return own_get(failed, bit >> 6) >> (bit & 63) & 1 == 1

    def fail(self, point: int, at: int) -> None:
        """Also begins to remember, when it is time."""
        failed = self.failed
        if failed is None:
            self.failures += 1
            if self.failures < PATIENCE * (self.end + 64) or self.program.forgetful:
                return
            bits = self.program.points * (self.end + 1)
            if bits > MOST_BITS:
                return
            failed = array_new(bits // 64 + 1)
            self.failed = failed
        bit = point * (self.end + 1) + at
        own_set(failed, bit >> 6, own_get(failed, bit >> 6) | self.mask(bit & 63))

    def mask(self, bit: int) -> int:
        return 1 << bit if bit < 63 else -9223372036854775807 - 1

    # --- searching ------------------------------------------------------------------------------------------------------------------

    def match(self, at: int) -> bool:
        """Whether there is a match that begins here: the groups are in the slots then."""
        self.clear()
        end = self.run(0, at)
        if end < 0:
            return False
        own_set(self.slots, 0, at)
        own_set(self.slots, 1, end)
        return True

    def search(self, at: int) -> bool:
        """Whether there is a match that begins here or later."""
        self.failures = 0
        self.failed = None
        program = self.program
        if program.anchored:
            return at == 0 and self.match(0)
        while at <= self.end:
            if program.first >= 0:
                at = find_code(self.text, program.first, at, self.end)
                if at < 0:
                    return False
            elif program.firsts is not None:
                at = self.find_in(program.firsts, at)
                if at < 0:
                    return False
            if self.match(at):
                return True
            at += 1
        return False

    def find_in(self, chars: CharSet, at: int) -> int:
        while at < self.end:
            if chars.has(str_get(self.text, at)):
                return at
            at += 1
        return -1

    # --- the instructions -----------------------------------------------------------------------------------------------------------

    def run(self, pc: int, at: int) -> int:
        """Where a match of the code from pc on ends that begins here; -1 if there is none."""
        code, text = self.code, self.text
        while True:
            op = own_get(code, pc)
            if op == CHAR:
                if at >= self.end or str_get(text, at) != own_get(code, pc + 1):
                    return -1
                at += 1
                pc += 2
            elif op == SET:
                if at >= self.end or not own_get(self.sets, own_get(code, pc + 1)).has(str_get(text, at)):
                    return -1
                at += 1
                pc += 2
            elif op == ANY or op == ALL:
                if at >= self.end or op == ANY and str_get(text, at) == NEWLINE:
                    return -1
                at += 1
                pc += 1
            elif op == RUN:
                return self.run_many(pc, at)
            elif op == SPLIT or op == SPLIT_LAZY:
                point, other = own_get(code, pc + 2), own_get(code, pc + 1)
                first = pc + 3 if op == SPLIT else other
                if not self.cannot(first, at) and not self.has_failed(point, at):
                    height = self.height
                    end = self.run(first, at)
                    if end >= 0:
                        return end
                    self.undo(height)
                    self.fail(point, at)
                pc = other if op == SPLIT else pc + 3
            elif op == JUMP:
                pc = own_get(code, pc + 1)
            elif op == MARK:
                slot = own_get(code, pc + 1)
                self.note(slot, at)
                if slot & 1:
                    self.note(2 * self.program.groups, slot >> 1)
                pc += 2
            elif op == AT:
                if not self.is_at(own_get(code, pc + 1), own_get(code, pc + 2) == 1, at):
                    return -1
                pc += 3
            elif op == DONE:
                return -1 if self.whole and at != self.end or at == self.barred else at
            elif op == LEAVE:
                return at
            elif op == LOOP:
                height = self.height
                end = self.first_way(pc, at)
                if end >= 0:
                    return end
                self.undo(height)
                pc = self.second_way(pc, at)
                if pc < 0:
                    return -1
            else:
                after = self.step(pc, at)
                if after < 0:
                    return -1
                pc, at = after, self.reached

    def step(self, pc: int, at: int) -> int:
        """One of the instructions that are seldom (ENTER, if none of the others): where to go on, and `reached`; -1 if it fails."""
        code = self.code
        op = own_get(code, pc)
        self.reached = at
        if op == ATOMIC:
            end = self.run(pc + 2, at)
            self.reached = end
            return own_get(code, pc + 1) if end >= 0 else -1
        if op == LOOK:
            return self.look(pc, at)
        if op == REFERENCE:
            return pc + 3 if self.refer(own_get(code, pc + 1), own_get(code, pc + 2) == 1, at) else -1
        if op == CONDITION:
            return pc + 3 if own_get(self.slots, 2 * own_get(code, pc + 1) + 1) >= 0 else own_get(code, pc + 2)
        self.note(own_get(code, pc + 1), -1)
        return pc + 2

    def cannot(self, pc: int, at: int) -> bool:
        """Whether the next character, alone, shows that the code from pc on fails."""
        op = own_get(self.code, pc)
        if op == CHAR:
            return at >= self.end or str_get(self.text, at) != own_get(self.code, pc + 1)
        if op == SET:
            return at >= self.end or not own_get(self.sets, own_get(self.code, pc + 1)).has(str_get(self.text, at))
        return False

    def run_many(self, pc: int, at: int) -> int:
        """RUN, and all that comes after it."""
        code = self.code
        mode, low, high, point = own_get(code, pc + 1), own_get(code, pc + 2), own_get(code, pc + 3), own_get(code, pc + 4)
        if self.has_failed(point, at):
            return -1
        last = self.end - at if high > self.end - at else high
        after = pc + 7
        if mode == nodes.LAZY:
            least = self.count(pc + 5, at, low)
            if least < low:
                return -1
            end = self.run_lazy(pc, at, least, last)
        else:
            most = self.count(pc + 5, at, last)
            if most < low:
                return -1
            if mode == nodes.POSSESSIVE:
                low = most
            end = self.run_greedy(after, at, most, low)
        if end < 0:
            self.fail(point, at)
        return end

    def run_greedy(self, after: int, at: int, most: int, low: int) -> int:
        """As many as there are, then one less, and so on."""
        height = self.height
        count = most
        while count >= low:
            if not self.cannot(after, at + count):
                end = self.run(after, at + count)
                if end >= 0:
                    return end
                self.undo(height)
            count -= 1
        return -1

    def run_lazy(self, pc: int, at: int, count: int, last: int) -> int:
        """As few as possible, then one more, and so on."""
        after = pc + 7
        height = self.height
        while True:
            if not self.cannot(after, at + count):
                end = self.run(after, at + count)
                if end >= 0:
                    return end
                self.undo(height)
            if count >= last or self.count(pc + 5, at + count, 1) == 0:
                return -1
            count += 1

    def count(self, test: int, at: int, most: int) -> int:
        """How many characters from here on pass a test, `most` at most."""
        text = self.text
        op, word = own_get(self.code, test), own_get(self.code, test + 1)
        last = at + most if most < self.end - at else self.end
        place = at
        if op == ALL:
            return last - at
        if op == ANY:
            place = find_code(text, NEWLINE, at, last)
            return (place if place >= 0 else last) - at
        if op == CHAR:
            while place < last and str_get(text, place) == word:
                place += 1
            return place - at
        chars = own_get(self.sets, word)
        while place < last and chars.has(str_get(text, place)):
            place += 1
        return place - at

    def is_at(self, place: int, ascii: bool, at: int) -> bool:
        text = self.text
        if place == nodes.START:
            return at == 0
        if place == nodes.LINE_START:
            return at == 0 or str_get(text, at - 1) == NEWLINE
        if place == nodes.TRUE_END:
            return at == self.end
        if place == nodes.END:
            return at == self.end or at == self.end - 1 and str_get(text, at) == NEWLINE
        if place == nodes.LINE_END:
            return at == self.end or str_get(text, at) == NEWLINE
        if self.end == 0:
            return False
        before = at > 0 and is_kind(str_get(text, at - 1), WORD, ascii)
        behind = at < self.end and is_kind(str_get(text, at), WORD, ascii)
        return (before != behind) == (place == nodes.WORD_EDGE)

    def refer(self, group: int, ignores: bool, at: int) -> bool:
        """The text of a group again; `reached` is behind it."""
        start, stop = own_get(self.slots, 2 * group), own_get(self.slots, 2 * group + 1)
        if start < 0 or stop < start or stop - start > self.end - at:
            return False
        for i in range(stop - start):
            a, b = str_get(self.text, start + i), str_get(self.text, at + i)
            if a != b and (not ignores or lower(a, False) != lower(b, False)):
                return False
        self.reached = at + stop - start
        return True

    def look(self, pc: int, at: int) -> int:
        negated, width = own_get(self.code, pc + 1) == 1, own_get(self.code, pc + 2)
        height = self.height
        found = at >= width and self.run(pc + 4, at - width) >= 0
        if negated:
            self.undo(height)
        self.reached = at
        return own_get(self.code, pc + 3) if found != negated else -1

    def first_way(self, pc: int, at: int) -> int:
        """LOOP: where a match ends that goes the preferred way, -1 if none does."""
        code = self.code
        slot, lazy = own_get(code, pc + 2), own_get(code, pc + 3) == 1
        if lazy:
            return self.run(own_get(code, pc + 1), at)
        if own_get(self.slots, slot) == at:
            return -1
        self.note(slot, at)
        return self.run(pc + 4, at)

    def second_way(self, pc: int, at: int) -> int:
        """LOOP: where to go on if the preferred way has failed; -1 if there is nowhere."""
        if own_get(self.code, pc + 3) == 0:
            return own_get(self.code, pc + 1)
        slot = own_get(self.code, pc + 2)
        if own_get(self.slots, slot) == at:
            return -1
        self.note(slot, at)
        return pc + 4
