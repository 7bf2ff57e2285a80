"""Run inside gdb: stands at stack barriers of a program, and prints what it saw as JSON, a line for each barrier.

Three ways, by $what: 1 steps through the trampoline, an instruction at a time; 2 sends SIGPROF before each instruction in turn, and runs
on to where the barrier leads; 3 takes a backtrace where the trampoline is entered, and where it has led.
"""

import json

import gdb

G_OFFSET, PENDING, SLOT, PC = (int(gdb.parse_and_eval(f"${name}")) for name in ("at_g", "at_pending", "at_slot", "at_pc"))
GENERAL = "rax rbx rcx rdx rsi rdi rbp rsp r8 r9 r12 r13 r14 r15".split()
VECTOR = [f"xmm{i}" for i in range(16)]
RED_ZONE = 128
INSTRUCTIONS = 4  # of the trampoline


def word(address: int) -> int:
    return int.from_bytes(gdb.selected_inferior().read_memory(address, 8).tobytes(), "little")


def register(name: str) -> int:
    return int(gdb.parse_and_eval(f"(unsigned long)${name}"))


def kept() -> "dict[str, str]":
    """What a return leaves as it is: every register but r10, r11 and the flags, and the stack."""
    found = {name: hex(register(name)) for name in GENERAL}
    found |= {name: str(gdb.parse_and_eval(f"${name}.uint128")) for name in VECTOR}
    found["stack"] = gdb.selected_inferior().read_memory(register("rsp") - RED_ZONE, 2 * RED_ZONE).tobytes().hex()
    return found


def is_alive() -> bool:
    return gdb.selected_inferior().pid != 0


def steps() -> "dict[str, object]":
    before = kept()
    g = word(register("gs_base") + G_OFFSET)
    entry = word(g + PENDING)
    seen = [[register("rip"), word(g + PENDING) - entry]]
    expected = {"slot": word(entry + SLOT) == register("rsp") - 8, "pc": word(entry + PC)}
    while len(seen) < 10 and seen[-1][0] != expected["pc"]:
        gdb.execute("stepi", to_string=True)
        seen.append([register("rip"), word(g + PENDING) - entry])
    after = kept()
    changed = [name for name in before if before[name] != after[name]]
    return {"at_slot": expected["slot"], "pc": expected["pc"], "seen": seen, "changed": changed}


def interrupt(nth: int) -> "dict[str, object]":
    there = word(word(word(register("gs_base") + G_OFFSET) + PENDING) + PC)
    before = kept()
    for _ in range(nth % INSTRUCTIONS):
        gdb.execute("stepi", to_string=True)
    gdb.execute("disable 1")
    gdb.execute(f"tbreak *{there}", to_string=True)
    gdb.execute("signal SIGPROF", to_string=True)
    after = kept()
    gdb.execute("enable 1")
    return {"there": register("rip") == there, "changed": [name for name in before if before[name] != after[name] and name != "stack"]}


def backtrace(nth: int) -> "dict[str, object]":
    for _ in range(INSTRUCTIONS * (nth % 2)):
        gdb.execute("stepi", to_string=True)
    names = []
    frame = gdb.newest_frame()
    while frame is not None and len(names) < 50:
        names.append(frame.name())
        frame = frame.older()
    return {"names": names}


def main() -> None:
    what, count = int(gdb.parse_and_eval("$what")), int(gdb.parse_and_eval("$count"))
    gdb.execute("handle SIGURG SIGPROF nostop noprint pass", to_string=True)
    gdb.execute("break *(char*)&'runtime.stack_barrier'", to_string=True)
    gdb.execute("run", to_string=True)
    for nth in range(count):
        if not is_alive():
            break
        print("SEEN " + json.dumps(steps() if what == 1 else interrupt(nth) if what == 2 else backtrace(nth)))
        gdb.execute("continue", to_string=True)
    gdb.execute("delete", to_string=True)
    if is_alive():
        gdb.execute("continue", to_string=True)


main()
