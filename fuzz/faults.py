"""Miscompilations that the fuzzer must find: each is one change of the compiler's or the library's sources.

`fuzz/power.py` plants them one by one. The list was written before the generator, from what compilers get wrong: rounding, signs, bounds,
order of evaluation and of handlers, variables shared too little or too much, what lives across calls, yields and loops. One was replaced since:
a store before a loop that changes its register is no fault, because the later pass stores again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`old` becomes `new` in a file below src/bullsnake, where it stands once."""

    what: str
    file: str
    old: str
    new: str


FAULTS = [
    Fault(
        "// rounds towards zero", "build/exact.py",
        '    return fb.op("sub", Ty.I64, quotient, fb.op("zext", Ty.I64, adjust))\n', "    return quotient\n",
    ),
    Fault(
        "% by a positive constant has the sign of the left side", "build/exact.py",
        '        return fb.op("select", Ty.I64, negative, fb.op("add", Ty.I64, rest, right), rest)\n', "        return rest\n",
    ),
    Fault(
        "% by a power of two keeps a bit too much", "build/exact.py",
        "i64(divisor - 1))", "i64(divisor))",
    ),
    Fault(
        ">> by a variable fills in zeros", "build/exact.py",
        '    return fb.op("ashr", Ty.I64, left, fb.op("select", Ty.I64, large, i64(63), right))\n',
        '    return fb.op("lshr", Ty.I64, left, fb.op("select", Ty.I64, large, i64(63), right))\n',
    ),
    Fault(
        "// of floats rounds towards zero", "lib/floats.py",
        "    if rest != 0.0 and (b < 0.0) != (rest < 0.0):\n        quotient -= 1.0\n", "",
    ),
    Fault(
        "a range with a step has one round too many", "build/iteration.py",
        'fb.op("sub", Ty.I64, high, low), i64(1))\n    count = fb.op("add", Ty.I64, fb.op("udiv", Ty.I64, distance, i64(abs(step)))',
        'fb.op("sub", Ty.I64, high, low), i64(0))\n    count = fb.op("add", Ty.I64, fb.op("udiv", Ty.I64, distance, i64(abs(step)))',
    ),
    Fault(
        "a stale bound: the first strip of a counted loop goes past its stop", "passes/polls.py",
        '        Instr("select", [take], [few, left, Const(Ty.I64, STRIP)]),\n',
        '        Instr("select", [take], [few, Const(Ty.I64, STRIP), left]),\n',
    ),
    Fault(
        "a slice with a negative step stops at its start", "lib/slices.py",
        "            return -1 if step < 0 else 0\n", "            return 0\n",
    ),
    Fault(
        "handlers are asked in the wrong order", "build/tries.py",
        "    for handler in node.handlers:\n", "    for handler in reversed(node.handlers):\n",
    ),
    Fault(
        "clean-ups run from the outermost inwards", "build/tries.py",
        "    for level in range(len(kept) - 1, depth - 1, -1):\n", "    for level in range(depth, len(kept)):\n",
    ),
    Fault(
        "break runs the loop's else", "build/loops.py",
        "    fb.loops.append(LoopTargets(done, header, len(fb.cleanups)))\n",
        "    fb.loops.append(LoopTargets(orelse, header, len(fb.cleanups)))\n",
    ),
    Fault(
        "continue in a for loop forgets to move on", "build/loops.py",
        "    fb.loops.append(LoopTargets(done, step, len(fb.cleanups)))\n",
        "    fb.loops.append(LoopTargets(done, after, len(fb.cleanups)))\n",
    ),
    Fault(
        "finally is left out where an exception goes through", "build/tries.py",
        "    error = landing(fb, pad)\n    guarded(fb, error, final)\n", "    error = landing(fb, pad)\n",
    ),
    Fault(
        "a missing root: the first of those to be stored", "passes/roots.py",
        "                    out.extend(_rootstore(context, reg) for reg in missing)\n",
        "                    out.extend(_rootstore(context, reg) for reg in missing[1:])\n",
    ),
    Fault(
        "a stale root: what changes in a loop counts as stored in the next round", "passes/roots.py",
        "        state &= ~context.liveness.numbering.defs(instr)\n    for target", "    for target",
    ),
    Fault(
        "what a handler needs is lost across a yield", "build/suspend.py",
        "        if instr.unwind is not None:\n            now |= live[instr.unwind]\n", "",
    ),
    Fault(
        "sorting is not stable", "lib/sorting.py",
        "        if type_lt(own_get(keys, own_get(source, j)), own_get(keys, own_get(source, i))):\n",
        "        if not type_lt(own_get(keys, own_get(source, i)), own_get(keys, own_get(source, j))):\n",
    ),
    Fault(
        "sorting backwards turns equal elements round", "lib/sorting.py",
        "        place = n - 1 - i if reverse else i\n        own_set(keys, place, key(own_get(items, i)))\n    if reverse:\n        list_reverse(made)\n",
        "        own_set(keys, i, key(own_get(items, i)))\n",
    ),
    Fault(
        "a deleted key of a dict ends the search for others", "lib/dicttable.py",
        "        own_set(index, slot, -2)\n", "        own_set(index, slot, -1)\n",
    ),
    Fault(
        "keys with equal hashes are the same", "lib/dicttable.py",
        "                if equals:\n", "                if equals or True:\n",
    ),
    Fault(
        "insert before the beginning goes to the end", "lib/lists.py",
        "        i = i + n if i + n > 0 else 0\n    if i > n:\n        i = n\n    items",
        "        i = i + n if i + n > 0 else n\n    if i > n:\n        i = n\n    items",
    ),
    Fault(
        "split counts its limit wrongly", "lib/stringparts.py",
        "        start = at + m\n        left -= 1\n", "        start = at + m\n        left -= 2\n",
    ),
    Fault(
        "an inner function has a copy of a variable that changes", "build/places.py",
        "    return var.captured and var.rebound and var.scope is not Scope.GLOBAL\n", "    return False\n",
    ),
    Fault(
        "a chain of comparisons goes on after it is decided", "build/compare.py",
        "        fb.copy(result, compare_pair(fb, op, left, right, node.methods[index]))\n        left = right\n        if index < len(node.ops) - 1:\n"
        '            next_ = fb.new_block("next")\n            fb.branch(result, next_, done)\n            fb.enter(next_)\n',
        "        fb.copy(result, compare_pair(fb, op, left, right, node.methods[index]))\n        left = right\n",
    ),
    Fault(
        "== of dataclasses leaves out the last field", "build/generated.py",
        "        fields = [f for f in cls.all_fields() if f.compare]\n        if any(f.maybe_unset for f in fields):\n            for arg in args:  # which",
        "        fields = [f for f in cls.all_fields() if f.compare][:-1]\n        if any(f.maybe_unset for f in fields):\n            for arg in args:  # which",
    ),
    Fault(
        "a float out of a union with int is not converted", "build/coerce.py",
        '    if ty is Ty.F64 and any(is_builtin(m, "int") or is_builtin(m, "bool") for m in _members(source)):\n',
        "    if False:\n",
    ),
    Fault(
        "an int is below a float that it equals", "lib/objects.py",
        "            return compare_int_float(a, b) == -1\n", "            return compare_int_float(a, b) <= 0\n",
    ),
    Fault(
        "enumerate does not count from its start", "build/iteration.py",
        "    first = fb.kept(i64(0) if start is None else fb.value(start, int_of(fb)))\n", "    first = fb.kept(i64(0))\n",
    ),
    Fault(
        "what falls out of `or` is the right side", "build/expressions.py",
        "    fb.enter(decided)\n    fb.copy(result, _decided_value(fb, left, node))\n    fb.jump(done)\n    fb.enter(rest)\n",
        '    fb.enter(decided)\n    fb.copy(result, _decided_value(fb, left, node) if node.op == "and" else fb.value(node.right, node.type))\n    fb.jump(done)\n    fb.enter(rest)\n',
    ),
    Fault(
        "the write barrier is left out", "llvm/emit_ops.py",
        "    if ty is Ty.REF and f.has_barriers and isinstance(instr.args[0], Reg):\n", "    if False:\n",
    ),
]
