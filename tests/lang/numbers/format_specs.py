"""Format specs for every scalar, in f-strings, format() and str.format-free tables."""
from dataclasses import dataclass


@dataclass
class Row:
    label: str
    count: int
    ratio: float
    ok: bool = True


def render(rows: list[Row], widths: list[int]) -> str:
    out = ""
    for row in rows:
        cells = [
            f"{row.label:.<{widths[0]}}",
            f"{row.count:>{widths[1]},}",
            f"{row.ratio:{widths[2]}.{2}f}",
            f"{str(row.ok):^{widths[3]}}",
        ]
        out += "|".join(cells) + "\n"
    return out


rows = [Row("alpha", 12, 0.5), Row("beta", -123456, 99.995, False), Row("a longer label", 0, -0.004)]
print(render(rows, [10, 9, 8, 7]), end="")
print(render(rows[:1], [20, 4, 10, 5]), end="")
for n in [0, 7, -7, 255, -255, 1000000, 2**63 - 1]:
    print(f"[{n:d}] [{n:5d}] [{n:<5}] [{n:05}] [{n:+}] [{n: }] [{n:x}] [{n:#X}] [{n:b}] [{n:#o}] [{n:_}] [{n:_x}]")
for x in [0.0, -0.0, 1.0, -2.5, 1234.5678, 1e-7, 1e21, 123456789.0, float("inf"), float("nan")]:
    print(f"[{x}] [{x:.2f}] [{x:.0f}] [{x:e}] [{x:.3e}] [{x:g}] [{x:.3g}] [{x:G}] [{x:%}] [{x:+.1f}] [{x:08.2f}]")
for s in ["", "a", "héllo", "日本"]:
    print(f"[{s}] [{s:5}] [{s:>5}] [{s:^5}] [{s:*<5}] [{s:.1}] [{s!r}] [{s!r:>8}] [{s!a}]")
print(f"{True:d} {True} {False:5d}| {True!s:>6}| {None!s:>6}| {65:c} {1.0} {1.5:10}| {3:10.2f}|")
print(f"{12345.678:,.1f} {12345678:,} {-1234:,d} {0.000123:,} {1e6:,.0f} {1234567.0:_.2f}")
print(f"{42:>+8d}|{42:<+8d}|{42:=+8d}|{-42:=8d}|{-42:08d}|{3.5:=+9.2f}|{'x':>>4}")
width, precision = 12, 4
print(f"{3.14159265:{width}.{precision}f}|{3.14159265:<{width}.{precision - 2}f}|{'w':^{width // 2}}|")
print(f"{1 + 1}{'':>3}{[1, 'a']}{{}}{(1,)}{ {'k': 1.0} }")
print(format(255, "x"), format(3.14159, ".2f"), format("t", ">4"), format(12, ""))
print(f"{1_000_000:,}" f" joined {2 * 3}" " plain" f"{'!':!>3}")
for bad in ["z", "12", "5"]:
    value = f"{int(bad) if bad.isdigit() else -1:>{len(bad) + 3}}"
    print(repr(value))
