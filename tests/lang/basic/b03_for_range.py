"""For loops with range, nested loops, break, continue and the loop's else."""


def triangle(n: int) -> int:
    total = 0
    for i in range(n + 1):
        total += i
    return total


def pythagorean(limit: int) -> int:
    found = 0
    for a in range(1, limit):
        for b in range(a, limit):
            for c in range(b, limit):
                if a * a + b * b == c * c:
                    print(a, b, c)
                    found += 1
    return found


def smallest_factor(n: int) -> int:
    for d in range(2, n):
        if n % d == 0:
            return d
    return n


def first_gap(limit: int) -> None:
    for n in range(2, limit):
        for d in range(2, n):
            if n % d == 0:
                break
        else:
            print("prime", n)
            continue
        print("composite", n, "by", smallest_factor(n))


print(triangle(100))
print(pythagorean(30), "triples")
first_gap(14)
for down in range(10, -11, -5):
    print("down", down)
for never in range(5, 5):
    print("not reached", never)
else:
    print("empty range is done")
total = 0
for k in range(0, 100, 7):
    if k % 2 == 0:
        continue
    if k > 60:
        break
    total += k
print(total, k)
