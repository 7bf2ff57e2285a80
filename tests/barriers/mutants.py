"""Mutations of the runtime: each puts a cause of the register back into the sources, and names the tests that must turn red.

`make mutants` applies them one by one (`tools/mutants.py`). A test of the suite checks that each text still is in its file, once.
More are planted by the explorations themselves (`tests/explore`), R37 and R25 among them.
"""

from __future__ import annotations

from dataclasses import dataclass

SIMULATED = "tests/runtime/test_barriers_simulated.py"
PROGRAMS = "tests/barriers/test_programs.py"
MARKING = "tests/explore/test_marking_explored.py::test_no_order_loses_an_object[0]"
EXPLORED = "tests/explore/test_barriers_explored.py::test_no_order_breaks_a_stack[0]"
STRATEGIES = "tests/test_strategies.py"
WATERMARK = "tests/runtime/test_watermark_simulated.py"


@dataclass(frozen=True)
class Mutant:
    """`old` becomes `new` in a file below src/bullsnake. `red`: tests, of which at least one must fail; `only`: a -k expression."""

    rows: str
    what: str
    file: str
    old: str
    new: str
    red: str
    only: str = ""


BARRIERS = "runtime/stack/barriers.py"
SCAN = "runtime/gc/reading.py"
CYCLE = "runtime/gc/cycle.py"
SAMPLE = "runtime/stack/sample.py"
RUNNING = "runtime/stack/running.py"

MUTANTS = [
    Mutant(
        "R1", "unwinding counts barriers as hit and does not put them back", BARRIERS,
        "        put_back(g, barrierlog.SKIP)\n", "        g.pending = g.pending + SIZE\n",
        SIMULATED, "exception",
    ),
    Mutant(
        "R1", "unwinding to a handler forgets the barriers", "runtime/panic/unwind.py",
        "    barriers.unwind_to(g, sp)\n", "",
        PROGRAMS, "handlers and gcstep and all",
    ),
    Mutant(
        "R1", "unwinding puts a barrier back that is over the handler's own return", BARRIERS,
        "    while g.pending != g.pending_end and Barrier.at(g.pending).slot < sp:\n",
        "    while g.pending != g.pending_end and Barrier.at(g.pending).slot < sp + u64(4096):\n",
        SIMULATED, "exception",
    ),
    Mutant(
        "R2", "the write barrier is on one phase late", CYCLE,
        "    roots.scan_globals(m)\n    mark_beside(m)\n",
        "    marking.on = u64(0)\n    roots.scan_globals(m)\n    roots.scan_standing(m)\n    marking.on = u64(1)\n    mark_beside(m)\n",
        MARKING,
    ),
    Mutant(
        "R3", "the write barrier asks for something else than the flag", "runtime/gc/barrier.py",
        "and marking is on.\"\"\"\n    mark.grey(Marker",
        "and marking is on.\"\"\"\n    if marking.round != u64(0):\n        mark.grey(Marker",
        MARKING,
    ),
    Mutant(
        "R4 R5", "what is handed over to a waiting goroutine is no root", "runtime/gc/roots.py",
        "    grey_root(m, g.word_ref.address())\n", "",
        "tests/runtime/test_gc_simulated.py", "beside_its_stack",
    ),
    Mutant(
        "R6", "an old stack goes back before it has been left", "runtime/stack/grow.py",
        "    memcpy(high - used, sp, used)\n", "    discard(g.low & ~(PAGE - u64(1)), g.high - g.low)\n    memcpy(high - used, sp, used)\n",
        "tests/runtime/test_stack_simulated.py", "growth",
    ),
    Mutant(
        "R7", "what is still grey when mark termination begins is dropped", CYCLE,
        "    while mark.drain(m, ALL):\n        pass\n    work.check_empty()\n", "    give_all_to_shared()\n    work.shared = work.Buffer.null()\n",
        MARKING,
    ),
    Mutant(
        "R8", "marking ends while a goroutine has not been scanned", CYCLE,
        "        pending = roots.scan_standing(m)\n", "        roots.scan_standing(m)\n        pending = u64(0)\n",
        MARKING,
    ),
    Mutant(
        "R9", "every frame lies beyond the target", SCAN,
        "        goal = next_goal(m.walk.next_sp, g.reach_from + g.reach)\n", "        goal = next_goal(m.walk.next_sp, g.reach_from)\n",
        SIMULATED, "exponentially",
    ),
    Mutant(
        "R10", "a stack may be scanned twice in one phase", BARRIERS,
        "    if have_barriers(g):\n        fatal(\"g already has stack barriers\")\n", "    pass\n",
        SIMULATED, "twice",
    ),
    Mutant(
        "R11", "a goroutine is read by two threads at once", RUNNING,
        "    return cas64(g.address() + offsetof(G, \"hold\"), FREE, SCANNED)\n", "    return True\n",
        EXPLORED,
    ),
    Mutant(
        "R12 R43", "the check for the next barrier looks into an empty table", BARRIERS,
        "    if expected >= g.pending_end or Barrier.at(expected).slot != slot:\n", "    if Barrier.at(expected).slot != slot and Barrier.at(expected).slot != u64(0):\n",
        SIMULATED, "expect",
    ),
    Mutant(
        "R13", "a stack shrinks without its guard", "runtime/stack/grow.py",
        "    g.guard = low + GUARD\n    if g.reserved", "    g.guard = low\n    if g.reserved",
        "tests/runtime/test_stack_simulated.py",
    ),
    Mutant(
        "R14", "the table is not told that the stack has moved", "runtime/stack/grow.py",
        "    barriers.move_by(g, high - old_high)\n", "",
        SIMULATED, "move",
    ),
    Mutant(
        "R15", "an uncaught exception leaves barriers in the stack", "runtime/panic/unwind.py",
        "    leave_frames(g, g.high, g.high)\n", "    barriers.unlock_stack(g)\n",
        PROGRAMS, "far_panic or tracebacks",
    ),
    Mutant(
        "R15", "a record is used again with its old barriers", BARRIERS,
        "    forget_aside(g)\n    forget_table(g)\n",
        "    forget_aside(g)\n",
        SIMULATED, "record or barriers_are",
    ),
    Mutant(
        "R16", "a goroutine may end with barriers that nobody has met", BARRIERS,
        "        fatal(\"a goroutine ends with stack barriers pending\")\n", "        pass\n",
        SIMULATED, "may_not_end",
    ),
    Mutant(
        "R17", "the outermost frame gets a barrier", BARRIERS,
        "    if pc == symbol(\"runtime.goroutine_return\"):\n        barrierlog.log_outermost(g)\n        return False\n", "",
        SIMULATED, "outermost",
    ),
    Mutant(
        "R17", "the innermost frame gets a barrier", SCAN,
        " and m.walk.frames > u64(1) and ", " and ",
        SIMULATED, "every_frame or outermost",
    ),
    Mutant(
        "R19 R23", "a walker does not ask whether the stack or its table is being changed", BARRIERS,
        "    return cas64(g.address() + offsetof(G, \"locked\"), u64(0), u64(1))\n", "    return True\n",
        EXPLORED,
    ),
    Mutant(
        "R21 R22", "who leaves frames lets walkers in before their barriers are put back", "runtime/panic/unwind.py",
        "    barriers.unwind_to(g, sp)\n    if g.pending != pending and slot != g.high:\n        hooks.left_barriers(g.address(), slot)\n"
        "    barriers.unlock_stack(g)\n",
        "    barriers.unlock_stack(g)\n    barriers.unwind_to(g, sp)\n    if g.pending != pending and slot != g.high:\n"
        "        hooks.left_barriers(g.address(), slot)\n",
        EXPLORED,
    ),
    Mutant(
        "R20", "copying a stack does not keep walkers off", "runtime/stack/grow.py",
        "    barriers.lock_stack(g)\n    memcpy(", "    memcpy(",
        EXPLORED,
    ),
    Mutant(
        "R24", "a walker locks another goroutine than the one it walks", SAMPLE,
        "    if not barriers.try_lock_stack(g):\n", "    if not barriers.try_lock_stack(worker.all_gs):\n",
        "tests/barriers/test_walker.py",
    ),
    Mutant(
        "R20 R22", "a report reads a stack without holding it", "runtime/panic/goroutines.py",
        "        held = running.hold_to_read(g)\n", "        held = False\n",
        SIMULATED, "report",
    ),
    Mutant(
        "R25", "the trampoline does not count", "ports/amd64/asm.py",
        "    addq ${layout.BARRIER_SIZE}, {layout.G_PENDING}(%r11)\n", "",
        PROGRAMS, "returns",
    ),
    Mutant(
        "R25", "a walker that begins in the trampoline does not finish it", SAMPLE,
        "        w.expected = entry.address() + barriers.SIZE\n", "        w.expected = entry.address()\n",
        "tests/barriers/test_gdb.py", "walker",
    ),
    Mutant(
        "R25", "a walker takes the trampoline's barrier for hit before it is", SAMPLE,
        "g.pending if pc < symbol(\"runtime.stack_barrier_passed\") else r10", "r10",
        "tests/barriers/test_gdb.py", "walker",
    ),
    Mutant(
        "R26", "a walker waits for the lock of the stack that it has interrupted", SAMPLE,
        "    if not barriers.try_lock_stack(g):\n        note_sample(SKIPPED)\n        return\n", "    barriers.lock_stack(g)\n",
        "tests/barriers/test_walker.py",
    ),
    Mutant(
        "R27 R28", "a worker keeps the SP of a goroutine that others may move", RUNNING,
        "    this_worker().sched_sp = NOWHERE\n", "",
        SIMULATED, "one_place",
    ),
    Mutant(
        "R29", "the trampoline has the unwind information of a function that was called", "ports/amd64/asm.py",
        "    return _function(\"runtime.stack_barrier_entry\", body, undefined_rip=True)\n",
        "    return _function(\"runtime.stack_barrier_entry\", body)\n",
        "tests/barriers/test_gdb.py", "backtrace",
    ),
    Mutant(
        "R30", "the trampoline clobbers a register that returns a value", "ports/amd64/asm.py",
        "    movq {layout.G_PENDING}(%r11), %r10\n", "    movq {layout.G_PENDING}(%r11), %r10\n    xorl %eax, %eax\n",
        PROGRAMS, "returns",
    ),
    Mutant(
        "R32", "the oracle believes the collector's own scan", "runtime/gc/oracle.py",
        "            if g.body.is_null():\n                visit_stack(g, base, chunk)\n", "",
        "tests/runtime/test_gc_simulated.py", "oracle or roots",
    ),
    Mutant(
        "R33", "the oracle clears the mark of what it has checked", "runtime/gc/oracle.py",
        "    return (span.mark[index // u64(64)] >> (index % u64(64))) & u64(1) != u64(0)\n",
        "    seen = (span.mark[index // u64(64)] >> (index % u64(64))) & u64(1) != u64(0)\n"
        "    span.mark[index // u64(64)] = span.mark[index // u64(64)] & ~(u64(1) << (index % u64(64)))\n    return seen\n",
        "tests/runtime/test_gc_simulated.py",
    ),
    Mutant(
        "R35", "removal does not look whether the barrier is there", BARRIERS,
        "    if load64(entry.slot) != trampoline:\n", "    if load64(entry.slot) == u64(0):\n",
        SIMULATED, "not_there",
    ),
    Mutant(
        "R36", "a walk that stops early says nothing", BARRIERS,
        "    if expected != g.pending_end:\n        fatal(\"leftover stack barriers\")\n", "    pass\n",
        SIMULATED, "early or every_barrier",
    ),
    Mutant(
        "R37", "initialising stores run no write barrier", "llvm/emit_ops.py",
        "    if ty is Ty.REF and f.has_barriers and isinstance(instr.args[0], Reg):\n",
        "    if ty is Ty.REF and f.has_barriers and isinstance(instr.args[0], Reg) and not instr.attrs.get(\"init\"):\n",
        "tests/llvm/test_compile.py", "shades",
    ),
    Mutant(
        "R38", "a decorator that the dialect does not know is passed over", "build/lowlevel/checks.py",
        "            raise source.error(node, f\"unknown directive @{ast.unparse(node)}\")\n", "            continue\n",
        "tests/dialect/test_dialect_errors.py", "test_modules",
    ),
    Mutant(
        "R39", "a call that LLVM has merged keeps one of the two lists of live slots", "llvm/rows.py",
        "        elif callee in self.by_function[name] and (", "        elif False and (",
        "tests/llvm/test_compile.py", "merged",
    ),
    Mutant(
        "R40", "loads from the heap are told to be invariant", "llvm/emit_ops.py",
        "{memory}, {place}{suffix}, align {ty.nbytes}{alias}\")\n    return f.let", "{memory}, {place}{suffix}, align {ty.nbytes}{alias}, !invariant.load !{{}}\")\n    return f.let",
        "tests/llvm/test_compile.py", "invariant",
    ),
    Mutant(
        "R41", "the worker may be kept in a variable as an address", "build/lowlevel/expressions.py",
        "    if value.kind is WorkerType:\n", "    if value.kind is None:\n",
        "tests/dialect/test_dialect_errors.py", "test_bodies",
    ),
    Mutant(
        "R42", "a frame that spans several targets moves the target past them all", SCAN,
        "            g.reach = g.reach * u64(2)\n",
        "            while g.reach_from + g.reach <= m.walk.next_sp:\n                g.reach = g.reach * u64(2)\n",
        SIMULATED, "spans",
    ),
    Mutant(
        "stop", "the second scan ends one barrier early", BARRIERS,
        "    return Barrier.at(g.pending).slot\n\n\n@systemstack\ndef last_hit",
        "    return Barrier.at(g.barriers).slot\n\n\n@systemstack\ndef last_hit",
        SIMULATED, "second_scan or other_frames",
    ),
    Mutant(
        "stop", "all barriers hit is taken for none of the stack to scan", BARRIERS,
        "        return WHOLE\n    return Barrier.at(g.pending).slot\n\n\n@systemstack\ndef last_hit",
        "        return u64(0)\n    return Barrier.at(g.pending).slot\n\n\n@systemstack\ndef last_hit",
        SIMULATED, "all_is_scanned",
    ),
    Mutant(
        "removal", "barriers of goroutines that have not run stay", CYCLE,
        "    roots.take_off_left()\n", "",
        EXPLORED,
    ),
    Mutant(
        "ran", "who runs on after its scan is not scanned again", RUNNING,
        "    if marking.on == u64(0) or not changes_to_has_run(g):\n        return\n", "    return\n",
        MARKING,
    ),
    Mutant(
        "water", "the watermark is taken away before it is further out", "runtime/stack/watermark.py",
        "    set_watermark(g, slot)\n    uncover(old, pc)\n", "    uncover(old, pc)\n    set_watermark(g, slot)\n",
        WATERMARK, "each_moment",
    ),
    Mutant(
        "water", "the watermark is not moved out", "runtime/stack/watermark.py",
        "    set_watermark(g, slot)\n    uncover(old, pc)\n", "    g.water = u64(0)\n    uncover(old, pc)\n",
        WATERMARK,
    ),
    Mutant(
        "water", "a number that is returned through the watermark is not kept", "ports/amd64/asm.py",
        "    movups (%rsp), %xmm0\n", "    xorps %xmm0, %xmm0\n",
        PROGRAMS, "returns and tiny",
    ),
    Mutant(
        "water", "a reference that is returned through the watermark is not kept", "ports/amd64/asm.py",
        "(_CALLER_SAVED, len(_CALLEE_SAVED), \"r11\")}{_TO_GOROUTINE}    popq %r11", "((\"rcx\",), 7, \"r11\")}{_TO_GOROUTINE}    popq %r11",
        PROGRAMS, "returns and tiny",
    ),
    Mutant(
        "water", "a frame is skipped at the edge of a part", "runtime/gc/unfinished.py",
        "    walk.arrive(w, g.water)\n", "    walk.arrive(w, g.water)\n    walk.go_outwards(w, walk.row_of(w.pc))\n",
        WATERMARK,
    ),
    Mutant(
        "water", "the stack is copied, and its scan goes on in the old one", "runtime/stack/grow.py",
        "    watermark.move_watermark_by(g, high - old_high)\n", "",
        WATERMARK, "moves",
    ),
    Mutant(
        "water", "a handler lies beyond the watermark, which stays", "runtime/panic/unwind.py",
        "        hooks.scan_up_to(g.address(), sp)\n", "        pass\n",
        WATERMARK, "exception",
    ),
    Mutant(
        "water", "a goroutine ends while its stack is scanned", BARRIERS,
        "        fatal(\"a goroutine ends with its stack watermark set\")\n", "        pass\n",
        WATERMARK, "may_not_end",
    ),
    Mutant(
        "water", "goroutine and collector scan one part at once", "runtime/gc/unfinished.py",
        "    slot = this_worker().sched_sp\n    barriers.lock_stack(g)\n", "    slot = this_worker().sched_sp\n",
        EXPLORED,
    ),
    Mutant(
        "water", "marking ends before the scans do", "runtime/gc/unfinished.py",
        "        while scan_part(m, g):\n            mark.drain(m, BATCH)\n            slices.end_slice()\n", "        scan_part(m, g)\n",
        EXPLORED,
    ),
    Mutant(
        "dirty", "the barriers outside of a second scan are not put back", "runtime/gc/unfinished.py",
        "    if g.scan_end != u64(0):\n        barriers.take_up(g)\n", "",
        EXPLORED,
    ),
    Mutant(
        "dirty", "the watermark goes before the barriers outside are back", "runtime/gc/unfinished.py",
        "        end_scan(g)\n        watermark.lift_watermark(g)\n", "        watermark.lift_watermark(g)\n        end_scan(g)\n",
        WATERMARK, "before_the_watermark_goes",
    ),
    Mutant(
        "dirty", "marking ends while a goroutine begins a second scan", CYCLE,
        "work.shared.is_null() and unfinished.are_none()", "work.shared.is_null()",
        WATERMARK, "at_the_last_moment",
    ),
    Mutant(
        "dirty", "barriers that were put aside do not move with the stack", BARRIERS,
        "        move_entries(g.aside.address(), g.aside_end, distance)\n", "        pass\n",
        WATERMARK, "second",
    ),
    Mutant(
        "settle", "who runs while the list is looked through is in no list any more", "runtime/gc/settle.py",
        "    else:\n        running.note_run(g)\n", "",
        WATERMARK, "who_runs_stays",
    ),
    Mutant(
        "settle", "who has been scanned as it left, and runs again, counts as scanned", RUNNING,
        "    while seen != HAS_RUN:\n", "    while seen == NOT_LISTED:\n",
        WATERMARK, "who_leaves",
    ),
    Mutant(
        "settle", "what a goroutine that has run holds is not scanned", "runtime/gc/settle.py",
        "        stackscan.read_changed(m, g)\n", "        pass\n",
        WATERMARK, "who_has_run",
    ),
    Mutant(
        "hit", "a barrier is put outside the watermark", "runtime/gc/hit.py",
        "    return g.water if g.water != u64(0) and g.water < end else end\n", "    return end\n",
        WATERMARK, "have_not_been_read",
    ),
    Mutant(
        "hit", "a barrier that is hit does not count as hit", BARRIERS,
        "    g.pending = g.pending + SIZE\n    store64(slot, pc)\n", "    store64(slot, pc)\n",
        WATERMARK, "nearer",
    ),
    Mutant(
        "hit", "the place of the last hit does not move with the stack", BARRIERS,
        "        g.passed = g.passed + distance\n", "        pass\n",
        WATERMARK, "nearer_barrier_moves",
    ),
    Mutant(
        "hit", "where an exception has come to does not count as hit", "runtime/gc/hit.py",
        "        barriers.note_passed(g, slot)\n", "",
        WATERMARK, "leaves_barriers",
    ),
    Mutant(
        "hit", "an exception that leaves barriers puts none nearer", "runtime/gc/hit.py",
        "        put_nearer(Marker.at(this_worker().marker), g, slot)\n        barriers", "        barriers",
        WATERMARK, "leaves_barriers",
    ),
]  # fmt: skip
