"""Names, the current thread, daemons, and how many there are."""
import threading


def name_of_current(out: dict[str, str], key: str, lock: threading.Lock) -> None:
    with lock:
        out[key] = threading.current_thread().name


def recurse(depth: int, names: list[str]) -> None:
    """Threads that start threads."""
    names.append(threading.current_thread().name)
    if depth > 0:
        child = threading.Thread(target=recurse, args=(depth - 1, names), name=f"level-{depth - 1}")
        child.start()
        child.join()


def sleep_for_ever(started: threading.Event) -> None:
    started.set()
    threading.Event().wait()


def main() -> None:
    print(threading.current_thread().name, threading.current_thread() is threading.main_thread())
    out: dict[str, str] = {}
    lock = threading.Lock()
    threads = [threading.Thread(target=name_of_current, args=(out, f"k{i}", lock), name=f"name-{i * i}") for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(out.items()))
    names: list[str] = []
    recurse(4, names)
    print(names)

    thread = threading.Thread(target=print, args=("printed by a thread",))
    print(thread.daemon, thread.is_alive(), thread.ident is None)
    thread.name = "renamed"
    thread.daemon = True
    thread.start()
    thread.join()
    print(thread.name, thread.daemon, thread.is_alive(), thread.ident is None)

    before = threading.active_count()
    started = threading.Event()
    daemon = threading.Thread(target=sleep_for_ever, args=(started,), daemon=True)
    daemon.start()
    started.wait()
    print(threading.active_count() - before, daemon.is_alive())
    daemon.join(0.01)
    print(daemon.is_alive())
    print("the end: the daemon is left behind")


main()
