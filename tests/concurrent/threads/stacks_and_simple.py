"""LifoQueue takes the last first; SimpleQueue has no limit and no task_done; both between threads."""
import queue
import threading


def fill(q: "queue.LifoQueue[int]", start: int, count: int) -> None:
    for i in range(start, start + count):
        q.put(i)


def echo(requests: "queue.SimpleQueue[tuple[str, queue.SimpleQueue[str]]]") -> None:
    while True:
        text, answer = requests.get()
        if text == "":
            return
        answer.put(text.upper() + str(len(text)))


def walk(tree: dict[int, list[int]]) -> list[int]:
    """Depth first, with a stack of its own."""
    order: list[int] = []
    stack: queue.LifoQueue[int] = queue.LifoQueue()
    stack.put(1)
    while not stack.empty():
        node = stack.get_nowait()
        order.append(node)
        for child in reversed(tree.get(node, [])):
            stack.put(child)
    return order


def main() -> None:
    stack: queue.LifoQueue[int] = queue.LifoQueue(3)
    for i in range(3):
        stack.put(i)
    print(stack.full(), [stack.get() for _ in range(3)], stack.empty())
    print(walk({n: [2 * n, 2 * n + 1] for n in range(1, 8)}))

    shared: queue.LifoQueue[int] = queue.LifoQueue()
    threads = [threading.Thread(target=fill, args=(shared, 100 * n, 100)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    got = [shared.get() for _ in range(shared.qsize())]
    assert all([[x for x in got if x // 100 == n] == list(range(100 * n + 99, 100 * n - 1, -1)) for n in range(5)])
    print(len(got), sum(got), shared.unfinished_tasks)

    requests: queue.SimpleQueue[tuple[str, queue.SimpleQueue[str]]] = queue.SimpleQueue()
    servers = [threading.Thread(target=echo, args=(requests,)) for _ in range(3)]
    for server in servers:
        server.start()
    answer: queue.SimpleQueue[str] = queue.SimpleQueue()
    for word in "the words that go around come back".split():
        requests.put((word, answer))
    print(sorted([answer.get(timeout=10) for _ in range(7)]))
    for _ in servers:
        requests.put(("", answer))
    for server in servers:
        server.join()
    print(answer.empty(), answer.qsize(), requests.empty())
    try:
        answer.get_nowait()
    except queue.Empty:
        print("nothing more")
    flags: queue.SimpleQueue[bool] = queue.SimpleQueue()
    flags.put_nowait(True)
    print(flags.get(), flags.empty())


main()
