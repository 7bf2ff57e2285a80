"""random: MT19937, seeded by an int as CPython seeds it, so that the sequences are the same.

Source: Matsumoto and Nishimura, "Mersenne Twister", 1998, and Lib/random.py of CPython 3.11 for what is made of its words (the
design, read). A generator that nobody seeded starts from the system's random bits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from random import Random
from typing import TypeVar

from _prim import Array, aget, alen, array_new, aset, implements, new_object, random_word, wand, wmul, wor, wshl, wshr, wxor
from bslib.growing import empty_list, list_append

T = TypeVar("T")

WORDS = 624
PERIOD = 397
LOW32 = 0xFFFFFFFF


shared: Random | None = None


def shared_generator() -> Random:
    """The one that the functions of the module use."""
    global shared
    found = shared
    if found is None:
        made = random_new(None)
        shared = made
        return made
    return found


@implements("random.Random.__new__")
def random_new(seed: int | None = None) -> Random:
    made: Random = new_object()
    state: Array[int] = array_new(WORDS)
    made._state = state
    reseed(made, seed)
    return made


# --- words --------------------------------------------------------------------------------------------------------------------


def init_by_number(state: Array[int], seed: int) -> None:
    aset(state, 0, wand(seed, LOW32))
    for i in range(1, WORDS):
        before = aget(state, i - 1)
        aset(state, i, wand(wmul(wxor(before, wshr(before, 30)), 1812433253) + i, LOW32))


def init_by_key(self: Random, low: int, high: int) -> None:
    """The key is the seed's absolute value in words of 32 bits, at least one."""
    state = self._state
    count = 2 if high != 0 else 1
    init_by_number(state, 19650218)
    i = 1
    j = 0
    for _ in range(WORDS):
        before = aget(state, i - 1)
        word = low if j == 0 else high
        mixed = wxor(aget(state, i), wmul(wxor(before, wshr(before, 30)), 1664525))
        aset(state, i, wand(wand(mixed, LOW32) + word + j, LOW32))
        i += 1
        j += 1
        if i >= WORDS:
            aset(state, 0, aget(state, WORDS - 1))
            i = 1
        if j >= count:
            j = 0
    for _ in range(WORDS - 1):
        before = aget(state, i - 1)
        mixed = wand(wxor(aget(state, i), wmul(wxor(before, wshr(before, 30)), 1566083941)), LOW32)
        aset(state, i, wand(mixed - i, LOW32))
        i += 1
        if i >= WORDS:
            aset(state, 0, aget(state, WORDS - 1))
            i = 1
    aset(state, 0, 0x80000000)
    self._index = WORDS
    self._has_gauss = False


@implements("random.Random.seed")
def reseed(self: Random, a: int | None = None) -> None:
    if a is None:
        word = random_word()
        init_by_key(self, wand(word, LOW32), wand(wshr(word, 32), LOW32))
        return
    size = a if a >= 0 else 0 - a
    init_by_key(self, wand(size, LOW32), wand(wshr(size, 32), LOW32))


def twist(self: Random) -> None:
    state = self._state
    for i in range(WORDS):
        following = aget(state, i + 1 if i + 1 < WORDS else 0)
        y = wor(wand(aget(state, i), 0x80000000), wand(following, 0x7FFFFFFF))
        other = aget(state, i + PERIOD if i + PERIOD < WORDS else i + PERIOD - WORDS)
        aset(state, i, wxor(wxor(other, wshr(y, 1)), 0x9908B0DF if wand(y, 1) == 1 else 0))
    self._index = 0


def word32(self: Random) -> int:
    if self._index >= alen(self._state):
        twist(self)
    y = aget(self._state, self._index)
    self._index = self._index + 1
    y = wxor(y, wshr(y, 11))
    y = wxor(y, wand(wshl(y, 7), 0x9D2C5680))
    y = wxor(y, wand(wshl(y, 15), 0xEFC60000))
    return wxor(y, wshr(y, 18))


@implements("random.Random.random")
def random(self: Random) -> float:
    a = wshr(word32(self), 5)
    b = wshr(word32(self), 6)
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)


@implements("random.Random.getrandbits")
def getrandbits(self: Random, k: int) -> int:
    """Up to 63 bits: an int has no more."""
    if k < 0:
        raise ValueError("number of bits must be non-negative")
    if k == 0:
        return 0
    if k <= 32:
        return wshr(word32(self), 32 - k)
    if k > 63:
        raise OverflowError("getrandbits() of more than 63 bits does not fit in an int")
    low = word32(self)
    return wor(low, wshl(wshr(word32(self), 64 - k), 32))


def bit_length(n: int) -> int:
    bits = 0
    while n > 0:
        bits += 1
        n = n >> 1
    return bits


def below(self: Random, n: int) -> int:
    """A number below n, by throwing away what is not."""
    k = bit_length(n)
    r = getrandbits(self, k)
    while r >= n:
        r = getrandbits(self, k)
    return r


# --- numbers ------------------------------------------------------------------------------------------------------------------


@implements("random.Random.randrange")
def randrange(self: Random, start: int, stop: int | None = None, step: int = 1) -> int:
    if stop is None:
        if start > 0:
            return below(self, start)
        raise ValueError("empty range for randrange()")
    width = stop - start
    if step == 1:
        if width > 0:
            return start + below(self, width)
        raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
    if step == 0:
        raise ValueError("zero step for randrange()")
    n = (width + step - 1) // step if step > 0 else (width + step + 1) // step
    if n <= 0:
        raise ValueError("empty range for randrange()")
    return start + step * below(self, n)


@implements("random.Random.randint")
def randint(self: Random, a: int, b: int) -> int:
    return randrange(self, a, b + 1)


@implements("random.Random.uniform")
def uniform(self: Random, a: float, b: float) -> float:
    return a + (b - a) * random(self)


@implements("random.Random.gauss")
def gauss(self: Random, mu: float = 0.0, sigma: float = 1.0) -> float:
    if self._has_gauss:
        self._has_gauss = False
        return mu + self._next_gauss * sigma
    turn = random(self) * (2.0 * math.pi)
    radius = math.sqrt(-2.0 * math.log(1.0 - random(self)))
    self._next_gauss = math.sin(turn) * radius
    self._has_gauss = True
    return mu + math.cos(turn) * radius * sigma


@implements("random.Random.expovariate")
def expovariate(self: Random, lambd: float) -> float:
    return -math.log(1.0 - random(self)) / lambd


# --- sequences ----------------------------------------------------------------------------------------------------------------


@implements("random.Random.choice")
def choice(self: Random, seq: Sequence[T]) -> T:
    n = len(seq)
    if n == 0:
        raise IndexError("Cannot choose from an empty sequence")
    return seq[below(self, n)]


@implements("random.Random.shuffle")
def shuffle(self: Random, x: list[T]) -> None:
    for i in range(len(x) - 1, 0, -1):
        j = below(self, i + 1)
        x[i], x[j] = x[j], x[i]


@implements("random.Random.sample")
def sample(self: Random, population: Sequence[T], k: int) -> list[T]:
    n = len(population)
    if not 0 <= k <= n:
        raise ValueError("Sample larger than population or is negative")
    result: list[T] = empty_list(k)
    size = 21
    if k > 5:
        power = 1
        while power < k * 3:
            power *= 4
        size += power
    if n <= size:
        pool: list[T] = empty_list(n)
        for i in range(n):
            list_append(pool, population[i])
        for i in range(k):
            j = below(self, n - i)
            list_append(result, pool[j])
            pool[j] = pool[n - i - 1]
        return result
    chosen: dict[int, bool] = {}
    for _ in range(k):
        j = below(self, n)
        while j in chosen:
            j = below(self, n)
        chosen[j] = True
        list_append(result, population[j])
    return result


@implements("random.Random.choices")
def choices(self: Random, population: Sequence[T], weights: Sequence[float] | None = None, *, k: int = 1) -> list[T]:
    n = len(population)
    result: list[T] = empty_list(k)
    if weights is None:
        for _ in range(k):
            list_append(result, population[int(random(self) * n)])
        return result
    sums: list[float] = empty_list(n)
    total = 0.0
    for i in range(len(weights)):
        total += weights[i]
        list_append(sums, total)
    if len(sums) != n:
        raise ValueError("The number of weights does not match the population")
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    for _ in range(k):
        point = random(self) * total
        low = 0
        high = n - 1
        while low < high:
            middle = (low + high) // 2
            if point < sums[middle]:
                high = middle
            else:
                low = middle + 1
        list_append(result, population[low])
    return result


# --- functions of the module ----------------------------------------------------------------------------------------------------


@implements("random.seed")
def module_seed(a: int | None = None) -> None:
    reseed(shared_generator(), a)


@implements("random.random")
def module_random() -> float:
    return random(shared_generator())


@implements("random.getrandbits")
def module_getrandbits(k: int) -> int:
    return getrandbits(shared_generator(), k)


@implements("random.randrange")
def module_randrange(start: int, stop: int | None = None, step: int = 1) -> int:
    return randrange(shared_generator(), start, stop, step)


@implements("random.randint")
def module_randint(a: int, b: int) -> int:
    return randrange(shared_generator(), a, b + 1)


@implements("random.choice")
def module_choice(seq: Sequence[T]) -> T:
    return choice(shared_generator(), seq)


@implements("random.shuffle")
def module_shuffle(x: list[T]) -> None:
    shuffle(shared_generator(), x)


@implements("random.sample")
def module_sample(population: Sequence[T], k: int) -> list[T]:
    return sample(shared_generator(), population, k)


@implements("random.choices")
def module_choices(population: Sequence[T], weights: Sequence[float] | None = None, *, k: int = 1) -> list[T]:
    return choices(shared_generator(), population, weights, k=k)


@implements("random.uniform")
def module_uniform(a: float, b: float) -> float:
    return uniform(shared_generator(), a, b)


@implements("random.gauss")
def module_gauss(mu: float = 0.0, sigma: float = 1.0) -> float:
    return gauss(shared_generator(), mu, sigma)


@implements("random.expovariate")
def module_expovariate(lambd: float) -> float:
    return expovariate(shared_generator(), lambd)
