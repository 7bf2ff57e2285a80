"""A small tool: arguments, a line format, dates, a report as text and as JSON."""
from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional

LINE = re.compile(r"^(?P<sku>[A-Z]{2}-\d{3})\s+(?P<qty>-?\d+)\s+@\s*(?P<price>\d+(?:\.\d+)?)(?:\s+#(?P<note>.*))?$")


@dataclass(order=True)
class Entry:
    sku: str
    qty: int
    price: float
    note: Optional[str] = None
    day: date = field(default_factory=lambda: date(2026, 1, 1), compare=False)

    @property
    def total(self) -> float:
        return self.qty * self.price


class ParseError(ValueError):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: cannot read {text!r}")
        self.line = line


def parse(lines: Iterable[str]) -> Iterator[Entry]:
    day = date(2026, 1, 1)
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line or line.startswith("//"):
            continue
        if line == "next":
            day += timedelta(days=1)
            continue
        m = LINE.match(line)
        if m is None:
            raise ParseError(number, line)
        yield Entry(m["sku"], int(m["qty"]), float(m["price"]), m["note"], day)


def summarize(entries: list[Entry]) -> dict[str, Any]:
    by_sku: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_sku[entry.sku].append(entry)
    stock = Counter({sku: sum(e.qty for e in group) for sku, group in by_sku.items()})
    return {
        "skus": len(by_sku),
        "value": round(sum(e.total for e in entries), 2),
        "top": [{"sku": sku, "qty": qty} for sku, qty in stock.most_common(2)],
        "notes": sorted({e.note.strip() for e in entries if e.note}),
        "days": {str(d): n for d, n in sorted(Counter(e.day for e in entries).items())},
    }


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="inventory", description="Sum up an inventory.")
    parser.add_argument("file", nargs="?", default="-", help="the file to read, - for the built-in sample")
    parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON")
    parser.add_argument("--min", type=int, default=0, metavar="N", help="leave out entries of fewer than N")
    args = parser.parse_args(argv)
    text = SAMPLE if args.file == "-" else Path(args.file).read_text()
    try:
        entries = [e for e in parse(text.splitlines()) if e.qty >= args.min]
    except ParseError as e:
        print(f"error: {e}", file=sys.stderr)
        return 1
    summary = summarize(entries)
    if args.as_json:
        print(json.dumps(summary, indent=2))
        return 0
    for entry in sorted(entries):
        print(f"{entry.sku:<8}{entry.qty:>6}{entry.price:>9.2f}{entry.total:>11,.2f}  {entry.note or ''}")
    print(f"{'total':<8}{summary['value']:>26,.2f}  {summary['skus']} skus")
    print(asdict(entries[0])["sku"], max(entries, key=lambda e: e.total).sku)
    return 0


SAMPLE = """
// sample
AB-123 10 @ 2.50 #first
CD-456 3 @ 100
next
AB-123 -2 @ 2.5 # returned
EF-789 1000 @ .5
"""

if __name__ == "__main__":
    SAMPLE = SAMPLE.replace("@ .5", "@ 0.5")
    for arguments in ([], ["--json"], ["--min", "3"]):
        print("==", arguments)
        status = main(arguments)
        print("status", status)
