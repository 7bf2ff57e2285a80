"""Functions of int: calls, recursion, arithmetic, comparison."""


def gcd(a: int, b: int) -> int:
    if b == 0:
        return a
    return gcd(b, a % b)


def lcm(a: int, b: int) -> int:
    return a // gcd(a, b) * b


def fib(n: int) -> int:
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def power(base: int, exponent: int, modulus: int) -> int:
    if exponent == 0:
        return 1
    half = power(base, exponent // 2, modulus)
    square = half * half % modulus
    if exponent % 2 == 1:
        return square * base % modulus
    return square


def main() -> None:
    print(gcd(1071, 462))
    print(lcm(21, 6))
    print(fib(20))
    print(ackermann(2, 3))
    print(power(3, 1000, 1000007))
    print(-7 // 2, -7 % 2, 7 // -2, 7 % -2)


main()
