"""Sparse memory for runtime sources that run under CPython: pages of bytes, made at first touch inside mapped ranges.

It catches what a machine would not: access outside every mapping, after unmapping, across the end of one, unaligned, to
memory without access (a reservation), and to bytes that were poisoned (freed objects).
"""

from __future__ import annotations

from bisect import bisect_right

PAGE = 4096


class MemoryFault(Exception):
    """An access that a correct runtime never makes."""


class Memory:
    """Ranges are kept sorted and disjoint: start -> (end, accessible)."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: dict[int, tuple[int, bool]] = {}
        self._pages: dict[int, bytearray] = {}
        self._poison: set[int] = set()
        self._next = 0x7000_0000_0000

    # Mappings

    def map(self, address: int, nbytes: int, accessible: bool = True) -> int:
        """Map zeroed memory at an address (replacing what is there), or anywhere for 0; gives the address."""
        nbytes = -(-nbytes // PAGE) * PAGE
        if address == 0:
            address = self._next
            self._next += nbytes + PAGE
        self.unmap(address, nbytes)
        self._insert(address, address + nbytes, accessible)
        return address

    def unmap(self, address: int, nbytes: int) -> None:
        """Remove all mappings of a range, and their contents."""
        self._cut(address, address + nbytes)
        self.discard(address, nbytes)

    def protect(self, address: int, nbytes: int, accessible: bool) -> None:
        """Change the access of a mapped range; contents stay."""
        if not self.is_mapped(address, nbytes):
            raise MemoryFault(f"protect of unmapped {address:#x}+{nbytes}")
        self._cut(address, address + nbytes)
        self._insert(address, address + nbytes, accessible)

    def discard(self, address: int, nbytes: int) -> None:
        """Zero a range, as madvise(MADV_DONTNEED) does; whole pages are forgotten."""
        first, last = -(-address // PAGE), (address + nbytes) // PAGE
        if last - first > len(self._pages):
            gone = [page for page in self._pages if first <= page < last]
        else:
            gone = [page for page in range(first, last) if page in self._pages]
        for page in gone:
            del self._pages[page]
        if self._poison:
            self._poison = {word for word in self._poison if not address <= word * 8 < address + nbytes}

    def _insert(self, start: int, end: int, accessible: bool) -> None:
        self._starts.insert(bisect_right(self._starts, start), start)
        self._ends[start] = (end, accessible)

    def _cut(self, low: int, high: int) -> None:
        for start in list(self._starts):
            end, accessible = self._ends[start]
            if end <= low or start >= high:
                continue
            self._starts.remove(start)
            del self._ends[start]
            if start < low:
                self._insert(start, low, accessible)
            if end > high:
                self._insert(high, end, accessible)

    def is_mapped(self, address: int, nbytes: int) -> bool:
        """Whether mappings cover the range, accessible or not."""
        end = address + nbytes
        while address < end:
            index = bisect_right(self._starts, address) - 1
            if index < 0 or self._ends[self._starts[index]][0] <= address:
                return False
            address = self._ends[self._starts[index]][0]
        return True

    def is_touched(self, address: int) -> bool:
        """Whether the page of an address has been accessed since it was mapped or discarded."""
        return address // PAGE in self._pages

    def _check(self, address: int, nbytes: int) -> None:
        while nbytes > 0:
            index = bisect_right(self._starts, address) - 1
            end, accessible = self._ends[self._starts[index]] if index >= 0 else (0, False)
            if address >= end:
                raise MemoryFault(f"access to unmapped {address:#x}")
            if not accessible:
                raise MemoryFault(f"access to reserved {address:#x}")
            nbytes -= end - address
            address = end

    # Poison

    def poison(self, address: int, nbytes: int) -> None:
        """Make every access to these words an error until they are unpoisoned or unmapped."""
        self._poison.update(range(address // 8, -(-(address + nbytes) // 8)))

    def unpoison(self, address: int, nbytes: int) -> None:
        self._poison.difference_update(range(address // 8, -(-(address + nbytes) // 8)))

    def _check_poison(self, address: int, nbytes: int) -> None:
        if self._poison:
            for word in range(address // 8, -(-(address + nbytes) // 8)):
                if word in self._poison:
                    raise MemoryFault(f"access to poisoned {address:#x}")

    # Access

    def _page(self, number: int) -> bytearray:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = bytearray(PAGE)
        return page

    def load(self, address: int, nbytes: int) -> int:
        """An aligned unsigned integer of 1, 2, 4 or 8 bytes."""
        self._check_scalar(address, nbytes)
        offset = address % PAGE
        return int.from_bytes(self._page(address // PAGE)[offset : offset + nbytes], "little")

    def store(self, address: int, nbytes: int, value: int) -> None:
        self._check_scalar(address, nbytes)
        offset = address % PAGE
        self._page(address // PAGE)[offset : offset + nbytes] = value.to_bytes(nbytes, "little")

    def _check_scalar(self, address: int, nbytes: int) -> None:
        if address % nbytes:
            raise MemoryFault(f"unaligned access of {nbytes} bytes to {address:#x}")
        self._check(address, nbytes)
        self._check_poison(address, nbytes)

    def read(self, address: int, nbytes: int) -> bytes:
        """Bytes of any range."""
        self._check(address, nbytes)
        self._check_poison(address, nbytes)
        parts = []
        while nbytes > 0:
            offset = address % PAGE
            part = min(nbytes, PAGE - offset)
            parts.append(bytes(self._page(address // PAGE)[offset : offset + part]))
            address, nbytes = address + part, nbytes - part
        return b"".join(parts)

    def write(self, address: int, data: bytes) -> None:
        self._check(address, len(data))
        self._check_poison(address, len(data))
        at = 0
        while at < len(data):
            offset = (address + at) % PAGE
            part = min(len(data) - at, PAGE - offset)
            self._page((address + at) // PAGE)[offset : offset + part] = data[at : at + part]
            at += part

    def fill(self, address: int, byte: int, nbytes: int) -> None:
        self.write(address, bytes([byte]) * nbytes)

    def move(self, target: int, source: int, nbytes: int) -> None:
        self.write(target, self.read(source, nbytes))

    def string(self, address: int) -> str:
        """A NUL-terminated string."""
        data = bytearray()
        while byte := self.load(address + len(data), 1):
            data.append(byte)
        return data.decode()
