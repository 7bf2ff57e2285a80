"""current_thread, main_thread, enumerate, ident and repr."""
import threading


class Named(threading.Thread):
    def __init__(self, number: int, all_in: threading.Barrier, out: dict[str, bool], lock: threading.Lock) -> None:
        super().__init__()
        self.name = f"named-{number}"
        self.all_in = all_in
        self.out = out
        self.lock = lock
        self.number_seen: int | None = None

    def run(self) -> None:
        me = threading.current_thread()
        assert isinstance(me, Named)
        self.number_seen = threading.get_ident()
        with self.lock:
            self.out[me.name] = me is self
        self.all_in.wait()
        self.all_in.wait()


def main() -> None:
    main_thread = threading.main_thread()
    print(main_thread.name, main_thread.is_alive(), main_thread.daemon, main_thread.ident == threading.get_ident())
    print(threading.enumerate() == [main_thread], threading.active_count(), type(main_thread).__name__)
    barrier = threading.Barrier(6)
    out: dict[str, bool] = {}
    lock = threading.Lock()
    threads = [Named(number, barrier, out, lock) for number in range(5)]
    print([thread.ident is None for thread in threads])
    for thread in threads:
        thread.start()
    barrier.wait()
    there = threading.enumerate()
    print(sorted([thread.name for thread in there]), threading.active_count())
    idents = {thread.ident: thread.name for thread in there}
    print(len(idents), None in idents)
    barrier.wait()
    for thread in threads:
        thread.join()
    print([thread.number_seen == thread.ident for thread in threads], sorted(out.items()))
    print(threading.active_count(), [thread.name for thread in threading.enumerate()])

    shown = threading.Thread(target=print, name="shown", daemon=True)
    print(repr(shown), str(Named(9, barrier, out, lock)).split(",")[0])
    shown.start()
    shown.join()
    print(repr(shown).rpartition(" ")[0], f"{shown}" == repr(shown))


main()
