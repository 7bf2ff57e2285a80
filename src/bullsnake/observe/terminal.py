"""A trace as text: a table of what goroutines waited for, how long the pauses were, and when."""

from __future__ import annotations

from math import floor, log10

from bullsnake.observe.trace import Pause, Trace, by_name, quantile

WIDTH = 64
SHADES = " .:-=+*#%@"
MOST_ROWS = 8


def draw(trace: Trace) -> str:
    """The whole report."""
    if not trace.phases and not trace.pauses:
        return "no collection ran, and no goroutine waited for one"
    parts = [table("goroutines waited for", trace.pauses), table("the collector", trace.phases)]
    if trace.pauses:
        parts.append(histogram(trace.pauses))
    parts.append(timeline(trace))
    return "\n\n".join(part for part in parts if part)


def duration(us: float) -> str:
    """A time with a unit that suits it."""
    for limit, unit, scale in ((1, "ns", 1e3), (1e3, "µs", 1.0), (1e6, "ms", 1e-3)):
        if us < limit:
            return f"{us * scale:.3g} {unit}"
    return f"{us * 1e-6:.3g} s"


def table(title: str, pauses: list[Pause]) -> str:
    """A row for each kind."""
    if not pauses:
        return ""
    rows: list[tuple[str, ...]] = [(title, "times", "median", "p99", "longest", "total")]
    for name, lengths in by_name(pauses).items():
        figures = (quantile(lengths, 0.5), quantile(lengths, 0.99), lengths[-1], sum(lengths))
        rows.append((name, str(len(lengths)), *(duration(x) for x in figures)))
    widths = [max(len(row[i]) for row in rows) for i in range(6)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


def bucket(us: float) -> int:
    """Two buckets a decade: 1, 3, 10, 30 µs …; everything below 1 µs is one."""
    if us < 1:
        return -1
    decade = floor(log10(us) + 1e-9)
    return 2 * decade + (1 if us >= 3 * 10**decade else 0)


def bound(number: int) -> float:
    """The lower bound of a bucket, in µs."""
    return 0.0 if number < 0 else (3.0 if number % 2 else 1.0) * 10.0 ** (number // 2)


def histogram(pauses: list[Pause]) -> str:
    """How many pauses of goroutines were how long; a bar is on a scale of its own."""
    counts: dict[int, int] = {}
    for pause in pauses:
        number = bucket(pause.length)
        counts[number] = counts.get(number, 0) + 1
    most = max(counts.values())
    lines = ["how long goroutines waited"]
    for number in range(min(counts), max(counts) + 1):
        count = counts.get(number, 0)
        bar = "#" * max(1 if count else 0, round(count / most * (WIDTH - 24)))
        low = duration(bound(number)) if number >= 0 else ""
        lines.append(f"  {low:>7} – {duration(bound(number + 1)):<7} {count:>7}  {bar}".rstrip())
    return "\n".join(lines)


def timeline(trace: Trace) -> str:
    """When: a row for the collector and one for each goroutine that waited most; the darker, the more of that time."""
    end = trace.end or 1.0
    rows = [("collector", trace.phases)]
    goroutines: dict[int, list[Pause]] = {}
    for pause in trace.pauses:
        goroutines.setdefault(pause.goroutine, []).append(pause)
    chosen = sorted(goroutines, key=lambda g: -sum(p.length for p in goroutines[g]))[:MOST_ROWS]
    rows += [(f"goroutine {g}", goroutines[g]) for g in sorted(chosen)]
    left = max(len(name) for name, _ in rows)
    lines = ["when (from left to right; the darker, the more of the time)"]
    lines += [f"  {name:<{left}} |{shade(pauses, end)}|" for name, pauses in rows]
    more = len(goroutines) - len(chosen)
    lines.append(f"  {'':<{left}}  0{duration(end):>{WIDTH - 1}}" + (f"\n  and {more} goroutines more" if more else ""))
    return "\n".join(lines)


def shade(pauses: list[Pause], end: float) -> str:
    """One row: the share of each column's time that the pauses cover."""
    column = end / WIDTH
    covered = [0.0] * WIDTH
    for pause in pauses:
        first, last = int(pause.start / column), min(int(pause.end / column), WIDTH - 1)
        for i in range(max(first, 0), last + 1):
            covered[i] += max(0.0, min(pause.end, (i + 1) * column) - max(pause.start, i * column))
    return "".join(SHADES[min(len(SHADES) - 1, -(-int(1e6 * c / column) * (len(SHADES) - 1) // 1_000_000))] for c in covered)
