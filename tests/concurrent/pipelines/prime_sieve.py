"""The sieve of goroutines: a filter for each prime, in a chain that grows while it runs."""
from bullsnake import Chan, go


def generate(out: Chan[int], quit: Chan[bool]) -> None:
    n = 2
    while len(quit) == 0:
        out.send(n)
        n += 1
    out.close()


def sieve_out(prime: int, source: Chan[int], out: Chan[int]) -> None:
    for n in source:
        if n % prime != 0:
            out.send(n)
    out.close()


def drain(source: Chan[int], done: Chan[int]) -> None:
    count = 0
    for _ in source:
        count += 1
    done.send(count)


def sieve(count: int, size: int) -> list[int]:
    quit = Chan[bool](1)
    source = Chan[int](size)
    go(generate, source, quit)
    primes: list[int] = []
    for _ in range(count):
        prime = source.recv()
        primes.append(prime)
        following = Chan[int](size)
        go(sieve_out, prime, source, following)
        source = following
    quit.send(True)
    done = Chan[int]()
    go(drain, source, done)
    assert done.recv() >= 0
    return primes


def by_division(count: int) -> list[int]:
    primes: list[int] = []
    n = 2
    while len(primes) < count:
        if all([n % p != 0 for p in primes if p * p <= n]):
            primes.append(n)
        n += 1
    return primes


def main() -> None:
    expected = by_division(60)
    for size in (0, 1, 5):
        primes = sieve(60, size)
        assert primes == expected, (size, primes)
        print(f"buffer {size}: {len(primes)} primes, the last {primes[-1]}, sum {sum(primes)}")
    print(" ".join([str(p) for p in expected[:12]]))


if __name__ == "__main__":
    main()
