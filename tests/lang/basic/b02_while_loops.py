"""While loops over ints: Collatz, digits, primes, integer roots."""


def collatz(n: int) -> int:
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def digit_sum(n: int) -> int:
    total = 0
    while n > 0:
        total += n % 10
        n //= 10
    return total


def is_prime(n: int) -> bool:
    if n < 2:
        return False
    divisor = 2
    while divisor * divisor <= n:
        if n % divisor == 0:
            return False
        divisor += 1
    return True


def isqrt(n: int) -> int:
    low = 0
    high = n + 1
    while high - low > 1:
        middle = (low + high) // 2
        if middle * middle <= n:
            low = middle
        else:
            high = middle
    return low


n = 1
best = 0
winner = 0
while n < 1000:
    length = collatz(n)
    if length > best:
        best = length
        winner = n
    n += 1
print(winner, best)
print(digit_sum(9876543210))

count = 0
candidate = 0
while True:
    candidate += 1
    if not is_prime(candidate):
        continue
    count += 1
    if count == 50:
        break
print(candidate)
print(isqrt(99), isqrt(100), isqrt(123456789))
