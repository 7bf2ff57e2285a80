print("prices is loading", __name__)

table: dict[str, int] = {}
vat = 20
calls = 0


def with_vat(cents: int) -> int:
    global calls
    calls += 1
    return cents + cents * vat // 100


def discount(cents: int, percent: int = 10) -> int:
    return cents - cents * percent // 100


def format_price(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


if __name__ == "__main__":
    print("never as a module")
