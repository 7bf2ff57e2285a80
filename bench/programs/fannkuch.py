"""Fannkuch: the most flips that any permutation of n numbers needs. Measures small lists of int and their bounds."""

import sys


def fannkuch(n: int) -> tuple[int, int]:
    permutation = list(range(n))
    flipped = list(range(n))
    counts = [0] * n
    checksum = 0
    most = 0
    round_number = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1

        first = permutation[0]
        if first != 0:
            for i in range(n):
                flipped[i] = permutation[i]
            flips = 0
            while first != 0:
                low = 0
                high = first
                while low < high:
                    flipped[low], flipped[high] = flipped[high], flipped[low]
                    low += 1
                    high -= 1
                flips += 1
                first = flipped[0]
            if flips > most:
                most = flips
            checksum += flips if round_number % 2 == 0 else -flips

        while True:
            if r == n:
                return checksum, most
            front = permutation[0]
            for i in range(r):
                permutation[i] = permutation[i + 1]
            permutation[r] = front
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1
        round_number += 1


def main() -> None:
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    checksum, most = fannkuch(n)
    print(checksum)
    print(f"Pfannkuchen({n}) = {most}")


if __name__ == "__main__":
    main()
