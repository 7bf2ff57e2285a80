"""Fields and variables without annotations that begin together, and variables in the bodies of classes."""

class Node:
    def __init__(self, value):
        self.value = value
        self.next = self.prev = None
        self.left, self.right = None, None

class Deq:
    count = 0
    names = []
    last = None

    def __init__(self):
        self.head = self.tail = None
        self.size, self.log = 0, []

    def push(self, value):
        node = Node(value)
        if self.head is None:
            self.head = self.tail = node
        else:
            node.prev = self.tail
            if self.tail is not None:
                self.tail.next = node
            self.tail = node
        self.size += 1
        self.log.append(("push", value))
        Deq.count += 1
        Deq.names.append(str(value))
        Deq.last = node

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

d = Deq()
for i in range(5):
    d.push(i)
print(list(d), d.size, d.log, Deq.count, Deq.names)
if Deq.last is not None:
    print(Deq.last.value)

def best(xs):
    top, at = None, 0
    for i, x in enumerate(xs):
        if top is None or x > top:
            top, at = x, i
    return top, at
print(best([3, 9.5, 2]), best([]))

def split(text):
    words, lengths, counts = [], set(), {}
    for w in text.split():
        words.append(w)
        lengths.add(len(w))
        counts[w] = counts.get(w, 0) + 1
    return words, sorted(lengths), counts
print(split("a bb a ccc"))
a, b = None, 0
for z in (3, 4):
    a, b = str(z), b + 0.5
print(a, b)
lo = hi = None
for z in [5, 2, 8]:
    if lo is None or z < lo:
        lo = z
    if hi is None or z > hi:
        hi = z
print(lo, hi)
