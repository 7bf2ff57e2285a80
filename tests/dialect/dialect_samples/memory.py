# mypy: disable-error-code="attr-defined, no-any-return"
"""Structs, arrays, statics, raw memory, references, the worker."""

from bullsnake.dialect import (
    NULL_REF,
    Array,
    Inline,
    Static,
    Struct,
    array,
    atomic_load64,
    atomic_store64,
    cas64,
    cstr,
    f64,
    fence,
    i32,
    i64,
    inline_array,
    load8,
    load16,
    load32,
    load64,
    load_f64,
    load_ref,
    memcpy,
    memmove,
    memset,
    nosplit,
    offsetof,
    range,
    ref,
    release_fence,
    sizeof,
    store8,
    store16,
    store32,
    store64,
    store_f64,
    store_ref,
    this_worker,
    u8,
    u16,
    u32,
    u64,
    xadd64,
    xchg64,
)


class Lock(Struct):
    state: u32
    owner: u64


class Node(Struct):
    tag: u8
    value: u64
    next: "Node"
    half: u16
    done: bool
    weight: f64
    lock: Inline[Lock]
    bits: Array[u64] = array(u64, 4)
    bytes: Array[u8, 3]  # type: ignore[type-arg,valid-type]
    kids: Array["Node"] = array("Node", 2)
    locks: Array[Lock] = inline_array(Lock, 3)
    item: ref
    number: i32

    @nosplit
    def push(self, value: u64, head: "Node") -> "Node":
        self.value = value
        self.next = head
        return self


class Worker(Struct):
    self: "Worker"
    head: Node
    free: Array[u64] = array(u64, 8)
    lock: Inline[Lock]
    root: ref


state = Static(Node)
bitmap = Static(array(u64, 16))
head: Node = Node.null()
keep: ref = NULL_REF


@nosplit
def sizes() -> u64:
    return sizeof(Node) * u64(10000) + offsetof(Node, "locks") * u64(100) + sizeof(Lock)


@nosplit
def fill(at: u64) -> u64:
    n = Node.at(at)
    n.tag = u8(200)
    n.value = u64(12345)
    n.next = Node.at(at + sizeof(Node))
    n.half = u16(n.tag) * u16(300)
    n.done = n.half > u16(5)
    n.weight = f64(2.5)
    n.lock.state = u32(7)
    n.lock.owner = n.address()
    lock = n.lock
    lock.owner += u64(lock.state)
    for i in range(u64(0), n.bits.length()):
        n.bits[i] = i * i
    n.bits[u64(1)] += u64(40)
    n.bytes[u64(2)] = u8(9)
    n.kids[u64(1)] = n
    n.locks[u64(2)].owner = u64(77)
    n.locks[n.bits[u64(1)] - u64(40)].state = u32(78)
    n.item = ref.at(at)
    n.number = i32(-5)
    return n.bits.address() - n.address() + n.kids[u64(1)].kids[u64(1)].value + u64(i64(n.number))


@nosplit
def chain(at: u64, length: u64) -> u64:
    global head
    head = Node.null()
    for i in range(u64(0), length):
        node = Node.at(at + i * sizeof(Node))
        head = node.push(i, head)
    total = u64(0)
    node = head
    while not node.is_null():
        total = total * u64(3) + node.value
        node = node.next
    if head == Node.at(at) or head != Node.at(at):
        total += u64(1)
    return total


@nosplit
def statics(x: u64) -> u64:
    state.value += x
    state.lock.owner = state.value
    bitmap[x % bitmap.length()] = x
    return state.value + bitmap[x % u64(16)] + state.locks[u64(1)].owner


@nosplit
def raw(at: u64) -> u64:
    store64(at, u64(0x1122_3344_5566_7788))
    store32(at + u64(8), load32(at + u64(4)))
    store16(at + u64(12), load16(at + u64(2)))
    store8(at + u64(14), load8(at + u64(1)))
    store_f64(at + u64(16), f64(1.5))
    store_f64(at + u64(24), load_f64(at + u64(16)) + f64(1.0))
    memset(at + u64(32), u8(0xAB), u64(13))
    memcpy(at + u64(64), at, u64(48))
    memmove(at + u64(68), at + u64(64), u64(40))
    return load64(at + u64(72))


@nosplit
def atomics(at: u64) -> u64:
    atomic_store64(at, u64(5))
    good = cas64(at, u64(5), u64(6))
    bad = cas64(at, u64(5), u64(7))
    before = xadd64(at, u64(10))
    fence()
    other = xchg64(at, u64(99))
    release_fence()
    return u64(good) + u64(bad) * u64(10) + before * u64(100) + other * u64(10000) + atomic_load64(at) * u64(1000000)


@nosplit
def references(at: u64) -> u64:
    global keep
    r = ref.at(at + u64(8))
    store_ref(at, r)
    keep = load_ref(at)
    if keep == r and not keep.is_null() and keep != NULL_REF:
        return keep.address() - at
    return u64(0)


@nosplit
def worker(at: u64) -> u64:
    w = this_worker()
    w.head = Node.at(at)
    w.free[u64(3)] = u64(8)
    i = w.free[u64(3)] - u64(2)
    this_worker().free[i] = i * u64(2)
    w.lock.owner = u64(1000)
    w.lock.owner += this_worker().free[i]
    w.head.value = w.lock.owner
    w.root = NULL_REF
    return this_worker().self.head.value + u64(w.root.is_null())


@nosplit
def text() -> u64:
    return u64(load8(cstr("hé")) + load8(cstr("hé") + u64(1)) * u8(3)) + u64(load8(cstr("hé") + u64(3)))
