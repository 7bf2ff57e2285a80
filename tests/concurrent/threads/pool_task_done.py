"""A pool of daemon workers that is never told to stop: `task_done` and `join` say when all is done, also of work that makes more work."""
import queue
import threading


class Page:
    def __init__(self, name: str, depth: int) -> None:
        self.name = name
        self.depth = depth

    def links(self) -> "list[Page]":
        if self.depth == 0:
            return []
        return [Page(f"{self.name}.{i}", self.depth - 1) for i in range(3)]


class Crawler:
    def __init__(self, workers: int) -> None:
        self.tasks: queue.Queue[Page] = queue.Queue()
        self.seen: dict[str, int] = {}
        self.lock = threading.Lock()
        for number in range(workers):
            threading.Thread(target=self.work, name=f"crawler-{number}", daemon=True).start()

    def work(self) -> None:
        while True:
            page = self.tasks.get()
            try:
                self.visit(page)
            finally:
                self.tasks.task_done()

    def visit(self, page: Page) -> None:
        with self.lock:
            self.seen[page.name] = self.seen.get(page.name, 0) + 1
        for link in page.links():
            self.tasks.put(link)

    def crawl(self, root: Page) -> int:
        self.tasks.put(root)
        self.tasks.join()
        return len(self.seen)


def main() -> None:
    for workers in (1, 2, 7):
        crawler = Crawler(workers)
        print(workers, crawler.crawl(Page("a", 4)), crawler.crawl(Page("b", 2)))
        assert all([count == 1 for count in crawler.seen.values()])
        assert crawler.tasks.empty() and crawler.tasks.qsize() == 0
        print(sorted(crawler.seen)[::40])
    empty: queue.Queue[int] = queue.Queue()
    empty.join()
    print("an empty queue has nothing to wait for")


main()
