"""The verifier: run after building and between passes. A failure is a bug of ours, never of the guest."""

from __future__ import annotations

from bullsnake.ir.core import Block, Const, Function, Instr, Module, Reg, Sym
from bullsnake.ir.ops import OPS, Op
from bullsnake.ir.printer import print_instr
from bullsnake.ir.types import Signature, Ty

_SAME_TYPES = frozenset("add sub mul sdiv srem udiv urem and or xor fadd fsub fmul fdiv".split())


class VerifyError(Exception):
    """The representation breaks a rule; the message names function, block and instruction."""


def verify(module: Module) -> None:
    """Check all functions of a module; raises VerifyError."""
    for function in module.functions.values():
        verify_function(module, function)


def verify_function(module: Module, function: Function) -> None:
    labels = function.label_map()
    if not function.blocks:
        raise VerifyError(f"{function.name}: no blocks")
    if len(labels) != len(function.blocks):
        raise VerifyError(f"{function.name}: two blocks with one label")
    for block in function.blocks:
        _block(module, function, block, labels)


def _fail(function: Function, block: Block, instr: Instr, why: str) -> VerifyError:
    return VerifyError(f"{function.name}: {block.label}: {print_instr(instr)}: {why}")


def _block(module: Module, function: Function, block: Block, labels: dict[str, Block]) -> None:
    if not block.instrs or not OPS[block.instrs[-1].op].terminator:
        raise VerifyError(f"{function.name}: {block.label}: no terminator")
    for i, instr in enumerate(block.instrs):
        op = OPS.get(instr.op)
        if op is None:
            raise _fail(function, block, instr, "unknown operation")
        if op.terminator and i != len(block.instrs) - 1:
            raise _fail(function, block, instr, "terminator in the middle of a block")
        if instr.op == "landingpad" and i != 0:
            raise _fail(function, block, instr, "landingpad is not first")
        why = _instr(module, function, instr, op, labels)
        if why:
            raise _fail(function, block, instr, why)


def _instr(module: Module, function: Function, instr: Instr, op: Op, labels: dict[str, Block]) -> str:
    if op.results is not None and len(instr.dsts) != op.results:
        return f"{op.results} results expected"
    if isinstance(op.operands, int) and len(instr.args) != op.operands:
        return f"{op.operands} operands expected"
    if isinstance(op.operands, tuple) and len(instr.args) not in op.operands:
        return f"{op.operands} operands expected"
    if op.targets >= 0 and len(instr.targets) != op.targets:
        return f"{op.targets} targets expected"
    for attr in op.attrs:
        if attr not in instr.attrs:
            return f"attribute {attr} is missing"
    for target in [*instr.targets, *([instr.unwind] if instr.unwind else [])]:
        if target not in labels:
            return f"no block {target}"
    if instr.unwind and labels[instr.unwind].instrs[0].op != "landingpad":
        return "unwind target has no landingpad"
    for arg in instr.args:
        if not isinstance(arg, Reg | Const | Sym):
            return f"{arg!r} is not an operand"
    return _types(module, function, instr)


def _types(module: Module, function: Function, instr: Instr) -> str:
    if instr.op in _SAME_TYPES and len({a.ty for a in instr.args} | {instr.dsts[0].ty}) != 1:
        return "operand types differ"
    if instr.op.startswith(("icmp", "fcmp")):
        if instr.args[0].ty is not instr.args[1].ty:
            return "operand types differ"
        if instr.dsts[0].ty is not Ty.I1:
            return "a comparison gives i1"
    if instr.op == "copy" and instr.dsts[0].ty is not instr.args[0].ty:
        return "types differ"
    if instr.op == "branch" and instr.args[0].ty is not Ty.I1:
        return "condition is not i1"
    if instr.op == "ret" and tuple(a.ty for a in instr.args) != function.results:
        return f"result types are {function.results}"
    if instr.op == "call":
        if instr.callee not in module.functions and instr.callee not in module.declarations:
            return f"unknown callee {instr.callee}"
        return _call(module.signature_of(instr.callee), instr, instr.args, module.traits_of(instr.callee).variadic)
    if instr.op == "calli":
        return _call(instr.attrs["sig"], instr, instr.args[1:], False)
    return ""


def _call(signature: Signature, instr: Instr, args: list[Reg | Const | Sym], variadic: bool) -> str:
    given = tuple(a.ty for a in args)
    if variadic:
        given = given[: len(signature.params)]
    if given != signature.params:
        return f"argument types {given}, callee takes {signature.params}"
    if instr.dsts and tuple(d.ty for d in instr.dsts) != signature.results:
        return f"callee gives {signature.results}"
    return ""
