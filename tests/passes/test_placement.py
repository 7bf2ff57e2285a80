"""Where roots, checks and polls are put, and where they are not."""

from __future__ import annotations

from bullsnake.ir.core import Const, Declaration, Function, Instr, Module, Reg, Traits
from bullsnake.ir.types import Signature, Ty
from bullsnake.ir.verify import verify
from bullsnake.passes.flow import Liveness, loops
from bullsnake.passes.pipeline import run_passes

GUEST = "callee"
LEAF = "leaf"
ALLOC = "alloc"


def make(name: str = "f", params: tuple[Ty, ...] = (), results: tuple[Ty, ...] = ()) -> tuple[Module, Function]:
    module = Module("test")
    module.declarations[GUEST] = Declaration(GUEST, Signature((), ()))
    module.declarations[LEAF] = Declaration(LEAF, Signature((), ()), Traits(nosplit=True, safepoint=False, raises=False))
    module.declarations[ALLOC] = Declaration(
        ALLOC, Signature((), (Ty.REF,)), Traits(systemstack=True, safepoint=True, raises=False)
    )
    function = Function(name, [Reg(-1 - i, ty, f"p{i}") for i, ty in enumerate(params)], results)
    module.add(function)
    return module, function


def call(name: str, *dsts: Reg, unwind: str | None = None) -> Instr:
    return Instr("call", list(dsts), [], [], {"callee": name} | ({"unwind": unwind} if unwind else {}))


def ops(function: Function) -> list[str]:
    return [i.op if i.op != "call" else i.callee for i in function.instructions()]


def finish(module: Module) -> None:
    verify(module)
    run_passes(module)


def test_a_reference_is_stored_just_before_the_first_call_across_which_it_lives() -> None:
    module, f = make(params=(Ty.REF,), results=(Ty.REF,))
    entry = f.block()
    entry.instrs = [call(LEAF), call(GUEST), call(GUEST), Instr("ret", [], [f.params[0]])]
    finish(module)
    assert ops(f) == [LEAF, "stackcheck", "rootstore", GUEST, GUEST, "ret"]
    check = next(i for i in f.instructions() if i.op == "stackcheck")
    assert check.attrs["live"] == (0,) and check.attrs["cold_stores"] == ((0, f.params[0]),)
    assert [i.attrs["live"] for i in f.instructions() if i.op in ("call", "stackcheck") and i.attrs.get("callee") != LEAF] == [
        (0,),
        (0,),
        (0,),
    ]


def test_a_reference_that_is_not_used_later_is_not_a_root() -> None:
    module, f = make(params=(Ty.REF,))
    f.block().instrs = [call(GUEST), Instr("ret")]
    finish(module)
    assert "rootstore" not in ops(f)
    assert f.slots == 0


def test_the_result_of_an_allocation_is_a_root_only_after_it() -> None:
    module, f = make(results=(Ty.REF,))
    a, b = f.reg(Ty.REF), f.reg(Ty.REF)
    f.block().instrs = [call(ALLOC, a), call(ALLOC, b), Instr("store", [], [a, b]), Instr("ret", [], [b])]
    finish(module)
    live = [i.attrs["live"] for i in f.instructions() if i.op == "call"]
    assert live == [(), (0,)]
    assert "stackcheck" not in ops(f), "allocation runs on the system stack"


def test_two_registers_share_a_slot_unless_both_live_across_one_call() -> None:
    module, f = make(results=())
    a, b = f.reg(Ty.REF), f.reg(Ty.REF)
    use = lambda r: Instr("store", [], [Const(Ty.I64, 1), r])  # noqa: E731
    f.block().instrs = [call(ALLOC, a), call(GUEST), use(a), call(ALLOC, b), call(GUEST), use(b), Instr("ret")]
    finish(module)
    assert f.slots == 1
    assert ops(f).count("rootstore") == 2


def test_what_a_handler_needs_is_live_at_the_call_that_may_raise() -> None:
    module, f = make(params=(Ty.REF,), results=(Ty.REF,))
    entry, handler = f.block(), f.block("handler")
    caught = f.reg(Ty.REF)
    entry.instrs = [call(GUEST, unwind=handler.label), Instr("ret", [], [Const(Ty.REF, 0)])]
    handler.instrs = [Instr("landingpad", [caught]), Instr("ret", [], [f.params[0]])]
    finish(module)
    protected = next(i for i in f.instructions() if i.op == "call")
    assert protected.attrs["live"] == (0,)


def test_a_check_never_stands_in_a_protected_region() -> None:
    module, f = make()
    entry, later, handler = f.block(), f.block(), f.block("handler")
    caught = f.reg(Ty.REF)
    entry.instrs = [Instr("jump", targets=[later.label])]
    later.instrs = [call(GUEST, unwind=handler.label), Instr("ret")]
    handler.instrs = [Instr("landingpad", [caught]), Instr("ret")]
    finish(module)
    assert f.blocks[0].instrs[0].op == "stackcheck"
    assert ops(f).count("stackcheck") == 1


def test_the_leaf_path_has_no_check() -> None:
    module, f = make(params=(Ty.I1,))
    entry, leaf, deep = f.block(), f.block("leaf"), f.block("deep")
    entry.instrs = [Instr("branch", [], [f.params[0]], [leaf.label, deep.label])]
    leaf.instrs = [Instr("ret")]
    deep.instrs = [call(GUEST), Instr("ret")]
    finish(module)
    assert [i.op for i in f.label_map()[leaf.label].instrs] == ["ret"]
    assert f.label_map()[deep.label].instrs[0].op == "stackcheck"


def counted_loop(f: Function, body: list[Instr]) -> None:
    i, again = f.reg(Ty.I64), f.reg(Ty.I1)
    entry, header, inside, out = f.block(), f.block("header"), f.block("body"), f.block("out")
    stop = Const(Ty.I64, 10**6)
    entry.instrs = [Instr("copy", [i], [Const(Ty.I64, 0)]), Instr("jump", targets=[header.label])]
    header.instrs = [
        Instr("icmp.slt", [again], [i, stop]),
        Instr("branch", [], [again], [inside.label, out.label], {"counted": (i, stop, 1)}),
    ]
    inside.instrs = [*body, Instr("add", [i], [i, Const(Ty.I64, 1)]), Instr("jump", targets=[header.label])]
    out.instrs = [Instr("ret")]


def test_a_counted_loop_without_calls_polls_between_strips() -> None:
    module, f = make()
    counted_loop(f, [])
    finish(module)
    inner = min(loops(f), key=lambda loop: len(loop.labels))
    blocks = f.label_map()
    assert all(i.op != "poll" for label in inner.labels for i in blocks[label].instrs if "strip" not in label)
    assert ops(f).count("poll") == 1


def test_a_handler_that_only_a_poll_can_reach_is_kept() -> None:
    """A counted loop without calls in a handler: nothing but KeyboardInterrupt, raised by the poll, can leave it."""
    module, f = make()
    counted_loop(f, [])
    handler, caught = f.block("handler"), f.reg(Ty.REF)
    handler.instrs = [Instr("landingpad", [caught]), Instr("ret")]
    header = next(b for b in f.blocks if b.label.startswith("header"))
    header.terminator.attrs["poll_unwind"] = handler.label
    finish(module)
    (poll,) = [i for b in f.blocks for i in b.instrs if i.op == "poll"]
    assert poll.unwind == handler.label and handler.label in f.label_map()


def test_a_handler_for_no_poll_goes() -> None:
    module, f = make()
    entry, rest, handler = f.block(), f.block("rest"), f.block("handler")
    entry.instrs = [Instr("jump", [], [], [rest.label], {"poll_unwind": handler.label})]
    rest.instrs = [Instr("ret")]
    handler.instrs = [Instr("landingpad", [f.reg(Ty.REF)]), Instr("ret")]
    finish(module)
    assert handler.label not in f.label_map()


def test_other_loops_poll_in_their_header() -> None:
    module, f = make()
    counted_loop(f, [call(GUEST)])
    finish(module)
    header = next(b for b in f.blocks if b.label.startswith("header"))
    assert header.instrs[0].op == "poll"


def test_a_reference_live_through_a_loop_is_stored_before_it() -> None:
    module, f = make(params=(Ty.REF,), results=())
    counted_loop(f, [call(GUEST), Instr("store", [], [Const(Ty.I64, 1), f.params[0]])])
    finish(module)
    loop = loops(f)[0]
    inside = [i.op for b in f.blocks if b.label in loop.labels for i in b.instrs]
    assert "rootstore" not in inside
    assert ops(f).count("rootstore") == 1


def test_a_small_hidden_function_is_inlined_and_takes_the_calls_position_and_handler() -> None:
    module, f = make()
    helper = Function("helper", [Reg(-1, Ty.I64, "x")], (Ty.I64,), Traits(hidden=True))
    module.add(helper)
    helper.block().instrs = [call(GUEST), Instr("ret", [], [helper.params[0]])]
    entry, handler = f.block(), f.block("handler")
    result, caught = f.reg(Ty.I64), f.reg(Ty.REF)
    entry.instrs = [
        Instr("call", [result], [Const(Ty.I64, 7)], [], {"callee": "helper", "unwind": handler.label}),
        Instr("ret"),
    ]
    handler.instrs = [Instr("landingpad", [caught]), Instr("ret")]
    finish(module)
    calls = [i for i in f.instructions() if i.op == "call"]
    assert [c.callee for c in calls] == [GUEST]
    assert calls[0].unwind == handler.label


def test_handlers_that_nothing_reaches_are_removed() -> None:
    module, f = make()
    entry, handler = f.block(), f.block("handler")
    caught = f.reg(Ty.REF)
    entry.instrs = [call(LEAF, unwind=handler.label), Instr("ret")]
    handler.instrs = [Instr("landingpad", [caught]), Instr("ret")]
    finish(module)
    assert len(f.blocks) == 1
    assert not f.traits.raises and not f.traits.safepoint


def test_liveness_ends_at_a_redefinition() -> None:
    module, f = make(params=(Ty.REF,), results=(Ty.REF,))
    a = f.params[0]
    f.block().instrs = [call(GUEST), Instr("copy", [a], [Const(Ty.REF, 0)]), Instr("ret", [], [a])]
    liveness = Liveness(f)
    assert liveness.live_in[f.blocks[0].label] == 0
    finish(module)
    assert f.slots == 0
