import datetime
from datetime import date, timedelta
from datetime import datetime as dt


def show(work: str) -> None:
    print(work)


def main() -> None:
    d = date(2026, 11, 30)
    print(d, repr(d), d.weekday(), d.isoweekday(), d.isocalendar()[1], d.toordinal(), d.strftime("%A %d %B %Y, day %j week %W/%U/%V"), d.ctime())
    print(d + timedelta(days=40), d - timedelta(weeks=1), (d - date(2024, 2, 29)).days, d.replace(day=1), date.fromisoformat("2020-02-29"))
    t = dt(2026, 1, 2, 3, 4, 5, 678)
    print(t, repr(t), t.isoformat(), t.isoformat(" ", "minutes"), t.date(), t.time(), repr(t.time()), t.strftime("%Y-%m-%d %I:%M:%S %p %f %y %b %a %%"))
    print(t + timedelta(hours=30, minutes=-5), t - timedelta(microseconds=1), t - dt(2025, 12, 31), (t - dt(2025, 1, 1)).total_seconds())
    print(dt.strptime("2024-03-05 17:08:09", "%Y-%m-%d %H:%M:%S"), dt.strptime("Mar 5 24 5pm", "%b %d %y %I%p"), dt.fromisoformat("2024-01-02T03:04:05.123"), dt.fromisoformat("2024-01-02"))
    x = timedelta(days=1, hours=2, seconds=3.5)
    print(x, repr(x), x.days, x.seconds, x.microseconds, -x, abs(-x), x * 2, 3 * x, x / 2, x // 7, x / timedelta(hours=1), x // timedelta(hours=1), x % timedelta(hours=1), x * 1.5, x > timedelta(1), bool(timedelta()), x + x - x == x)
    print(timedelta(0), timedelta(days=-1), timedelta(milliseconds=1.5), timedelta(weeks=2, days=-3), repr(timedelta(-1, 5)))
    print(d < date(2027, 1, 1), sorted([date(2025, 5, 5), d, date(2001, 1, 1)]), d == date(2026, 11, 30), {d: 1}[date(2026, 11, 30)], max(d, date(2027, 1, 1)), f"{d:%d.%m.%y} {t:%H:%M}")
    for bad in ((2023, 2, 29), (0, 1, 1), (2023, 13, 1)):
        try:
            date(*bad)
        except ValueError as e:
            print(e)
    for text, form in (("x", "%Y"), ("2020-01", "%Y-%m-%d"), ("2020-01-02z", "%Y-%m-%d"), ("2020-02-30", "%Y-%m-%d")):
        try:
            print(dt.strptime(text, form))
        except ValueError as e:
            print(e)
    try:
        print(date.fromisoformat("2020-1-1"))
    except ValueError as e:
        print(e)
    try:
        print(date(9999, 12, 31) + timedelta(1))
    except OverflowError as e:
        print(e)
    for stamp in (0, 86399.5, 1.7e9, -1.25, 1234567890.123456):
        print(dt.utcfromtimestamp(stamp), dt.fromtimestamp(stamp), dt.fromtimestamp(stamp).timestamp())
    day = date(2024, 2, 27)
    while day < date(2024, 3, 2):
        day += timedelta(days=1)
        print(day, end=" ")
    print()
    for year in range(2018, 2030):
        print(date(year, 1, 1).isocalendar()[:2], date(year, 12, 31).isocalendar()[:2], end=" ")
    print(date.fromisocalendar(2026, 49, 1), datetime.time(5, 6) < datetime.time(5, 7), datetime.time.fromisoformat("04:05:06"), dt.combine(d, datetime.time(1, 2)), datetime.MINYEAR)
    print(type(t - t).__name__, isinstance(t, date), t.replace(year=2000, microsecond=0), (dt.now() - dt.now()) < timedelta(1))


main()
