"""A reentrant lock: methods that lock call each other, and themselves, on one shared tree."""
from __future__ import annotations

import threading


class Node:
    def __init__(self, key: int) -> None:
        self.key = key
        self.count = 1
        self.left: Node | None = None
        self.right: Node | None = None


class Tree:
    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.root: Node | None = None
        self.size = 0

    def add(self, key: int) -> None:
        with self.lock:
            self.root = self.insert(self.root, key)

    def insert(self, node: Node | None, key: int) -> Node:
        with self.lock:
            if node is None:
                self.size += 1
                return Node(key)
            if key == node.key:
                node.count += 1
            elif key < node.key:
                node.left = self.insert(node.left, key)
            else:
                node.right = self.insert(node.right, key)
            return node

    def add_all(self, keys: list[int]) -> int:
        with self.lock:
            before = self.size
            for key in keys:
                self.add(key)
            return self.size - before

    def walk(self, node: Node | None, out: list[tuple[int, int]]) -> None:
        if node is not None:
            self.walk(node.left, out)
            out.append((node.key, node.count))
            self.walk(node.right, out)

    def items(self) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        with self.lock:
            self.walk(self.root, out)
        return out


def fill(tree: Tree, seed: int, new: list[int]) -> None:
    for step in range(10):
        keys = [(seed * 31 + step * 17 + i * 7) % 60 for i in range(5)]
        new[seed] += tree.add_all(keys)


def main() -> None:
    tree = Tree()
    new = [0] * 8
    threads = [threading.Thread(target=fill, args=(tree, seed, new)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    items = tree.items()
    assert [key for key, _ in items] == sorted([key for key, _ in items])
    assert len(items) == tree.size == sum(new)
    assert sum([count for _, count in items]) == 400
    print(tree.size, items[:6], items[-1])
    lock = threading.RLock()
    print([lock.acquire() for _ in range(3)])
    for _ in range(3):
        lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


main()
