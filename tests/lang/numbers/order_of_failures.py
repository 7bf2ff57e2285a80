"""What fails inside of integer arithmetic fails before what stands on its right is evaluated."""


def log(n: int) -> int:
    print("log", n)
    return n


def t(p: int, xs: list[int], d: dict[str, int]) -> None:
    for k in range(8):
        try:
            if k == 0:
                print((p // p) < b""[p])
            elif k == 1:
                print((p // p) < xs[5])
            elif k == 2:
                print((p // p) + xs[5])
            elif k == 3:
                print((p // p) == d["no"])
            elif k == 4:
                print((log(7) % p) < log(8))
            elif k == 5:
                print(-(log(7) % p) <= log(8) + log(9))
            elif k == 6:
                print((1 + p // p) < (xs[3] + 1) < log(3))
            elif k == 7:
                print([p // p, xs[7]], max(p // p, xs[9]))
        except (ZeroDivisionError, IndexError, KeyError) as e:
            print(k, type(e).__name__, e)


t(0, [], {})


def u(p: int, q: int) -> None:
    for k in range(7):
        try:
            if k == 0:
                print((1 << p) + log(1))
            elif k == 1:
                print((5 // (q - q)) * log(2))
            elif k == 2:
                print((q % (p * 0)) / log(3))
            elif k == 3:
                print((7 // q + 8 % p) // log(4))
            elif k == 4:
                print(log(1) // log(0) + log(5))
            elif k == 5:
                print((q << 3 >> p) < log(6) <= log(7))
            elif k == 6:
                print((10**18 * 5) // (q - 2) * log(9) % 7)
        except (ZeroDivisionError, ValueError, OverflowError) as e:
            print(k, type(e).__name__, e)


u(-1, 3)
u(2, 2)
