import sys
from collections import defaultdict, deque


class Node:
    def __init__(self, data):
        self.data = data
        self.next = None


class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, data):
        node = Node(data)
        node.next = self.head
        self.head = node
        self.size += 1

    def __iter__(self):
        current = self.head
        while current:
            yield current.data
            current = current.next

    def __len__(self):
        return self.size

    def reverse(self):
        prev = None
        current = self.head
        while current is not None:
            nxt = current.next
            current.next = prev
            prev = current
            current = nxt
        self.head = prev

    def find(self, data):
        for x in self:
            if x == data:
                return True
        return False


class Stack:
    def __init__(self):
        self.items = []
        self.counts = {}

    def push(self, x):
        self.items.append(x)
        self.counts[x] = self.counts.get(x, 0) + 1

    def pop(self):
        if not self.items:
            raise IndexError("empty")
        return self.items.pop()

    @property
    def top(self):
        return self.items[-1]

    @staticmethod
    def make(values):
        s = Stack()
        for v in values:
            s.push(v)
        return s


class Graph:
    def __init__(self, directed=False):
        self.adj = defaultdict(list)
        self.directed = directed

    def add(self, a, b):
        self.adj[a].append(b)
        if not self.directed:
            self.adj[b].append(a)

    def bfs(self, start):
        seen = {start}
        order = []
        queue = deque([start])
        while queue:
            u = queue.popleft()
            order.append(u)
            for v in self.adj[u]:
                if v not in seen:
                    seen.add(v)
                    queue.append(v)
        return order


def fib(n, memo={}):
    if n in memo:
        return memo[n]
    if n < 2:
        return n
    memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


def add(a, b):
    return a + b


def mul(a, b):
    return a * b


OPS = {"+": add, "*": mul}


def evaluate(tokens):
    stack = []
    for t in tokens:
        if t in OPS:
            b, a = stack.pop(), stack.pop()
            stack.append(OPS[t](a, b))
        else:
            stack.append(int(t))
    return stack[0]


results = []


def note(x):
    results.append(x)


def divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return None


def stats(*numbers):
    return min(numbers), max(numbers), sum(numbers) / len(numbers)


def describe(name, **options):
    return name + ": " + ", ".join(f"{k}={v}" for k, v in sorted(options.items()))


def main(argv):
    lst = LinkedList()
    for w in "a b c".split():
        lst.push(w)
    print(list(lst), len(lst), lst.find("b"), lst.find("z"))
    lst.reverse()
    print(list(lst))
    s = Stack.make([1, 2, 2])
    print(s.pop(), s.top, s.counts)
    g = Graph()
    g.add(1, 2)
    g.add(2, 3)
    print(g.bfs(1))
    print(fib(30), evaluate("3 4 + 2 *".split()), divide(1, 2), divide(1, 0))
    note("x")
    print(results, stats(1, 2, 3), describe("a", b=1, c=2))
    print(sorted([(2, "b"), (1, "a")], key=lambda p: p[0]))
    return len(argv)


if __name__ == "__main__":
    print(main(sys.argv))
