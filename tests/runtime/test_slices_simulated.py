"""How long the collector's thread works before it asks who else wants the core."""

from __future__ import annotations

import pytest
from worlds import world

from bullsnake.dialect import u64
from bullsnake.runtime.gc import slices

MS = 1_000_000


@pytest.mark.parametrize(
    "waited, length", [(0, MS // 10), (MS // 5, MS // 10), (MS, MS // 4), (4 * MS, MS), (40 * MS, MS)]
)  # fmt: skip
def test_who_has_waited_long_works_long(waited: int, length: int) -> None:
    assert int(slices.next_length(u64(waited))) == length


def test_it_gives_way_after_a_slice_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    with world():
        now, ways = [10 * MS], []
        monkeypatch.setattr(slices.clock, "now", lambda: u64(now[0]))

        def give_way() -> None:
            ways.append(now[0])
            now[0] += 4 * MS

        monkeypatch.setattr(slices.lock, "give_way", give_way)
        monkeypatch.setattr(slices.world, "stopping", lambda: u64(1))
        slices.end_slice()
        assert ways == []
        monkeypatch.setattr(slices.world, "stopping", lambda: u64(0))
        for _ in range(60):
            now[0] += MS // 20
            slices.end_slice()
        assert len(ways) == 3 and [b - a for a, b in zip(ways, ways[1:], strict=False)] == [5 * MS, 5 * MS]
