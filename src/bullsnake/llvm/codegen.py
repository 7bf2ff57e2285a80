"""LLVM text to an object, in a child process.

LLVM's assertions are on in its wheel and abort the process, so each object is made in a fork of this one. A child that dies,
or text that LLVM refuses, is an InternalError; the text is saved beside the message.

The processor is x86-64-v2: SSE4.1 rounds floats in one instruction; FMA (v3) is not assumed.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any, TypeVar

import llvmlite.binding as llvm  # type: ignore[import-untyped]

from bullsnake.internal import InternalError
from bullsnake.llvm.emit import TRIPLE

CPU = "x86-64-v2"
T = TypeVar("T")


@cache
def machine(opt: int) -> Any:
    """The target machine: static, small code model."""
    llvm.initialize_all_targets()
    llvm.initialize_all_asmprinters()
    llvm.initialize_native_asmparser()
    llvm.set_option("bullsnake", "-no-x86-call-frame-opt")
    llvm.set_option("bullsnake", "-funcspec-max-iters=0")  # a copy of a function would have the same site numbers
    target = llvm.Target.from_triple(TRIPLE)
    return target.create_target_machine(cpu=CPU, reloc="static", codemodel="small", opt=opt)


def optimised(text: str, opt: int = 2) -> Any:
    """Parse, verify and optimise; an LLVM module."""
    target = machine(opt)
    module = llvm.parse_assembly(text)
    module.verify()
    if opt:
        builder = llvm.create_pass_builder(target, llvm.create_pipeline_tuning_options(speed_level=opt))
        builder.getModulePassManager().run(module, builder)
    return module


def object_of(text: str, opt: int = 2) -> bytes:
    """Compile in this process."""
    return bytes(machine(opt).emit_object(optimised(text, opt)))


def assembly_of(text: str, opt: int = 2) -> str:
    """The assembly listing, for --dump and tests."""
    return str(machine(opt).emit_assembly(optimised(text, opt)))


def llvm_of(text: str, opt: int = 2) -> str:
    """The optimised LLVM text, for --dump and tests."""
    return str(optimised(text, opt))


def compile_texts(texts: Sequence[str], opt: int = 2) -> list[bytes]:
    """One object for each text, each made in a child, all at once."""
    return in_children(object_of, [(text, opt) for text in texts], text_itself)


def text_itself(text: str, _opt: int) -> str:
    """The text that a call with these arguments gives to LLVM."""
    return text


def in_children(function: Callable[..., T], calls: Sequence[tuple[Any, ...]], text_of: Callable[..., str]) -> list[T]:
    """Results of the calls, each made in a child of its own. text_of: from a call's arguments, what to save if its child fails."""
    machine(2)
    children = [_start(function, arguments) for arguments in calls]
    results: list[T] = []
    failure: InternalError | None = None
    for (pid, end), arguments in zip(children, calls, strict=True):
        with os.fdopen(end, "rb") as pipe:
            answer = pipe.read()
        _, status = os.waitpid(pid, 0)
        try:
            results.append(_result(answer, status, partial(text_of, *arguments)))
        except InternalError as error:
            failure = failure or error
    if failure is not None:
        raise failure
    return results


def _start(function: Callable[..., T], arguments: tuple[Any, ...]) -> tuple[int, int]:
    """Fork a child that writes its pickled answer to a pipe."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    status = 1
    try:
        os.close(reader)
        try:
            answer = (True, function(*arguments))
            status = 0
        except BaseException as error:
            answer = (False, f"{type(error).__name__}: {error}")  # type: ignore[assignment]
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
    finally:
        os._exit(status)


def _result(answer: bytes, status: int, text: Callable[[], str]) -> Any:
    if status == 0:
        return pickle.loads(answer)[1]
    if os.WIFSIGNALED(status):
        reason = f"LLVM died by {signal.Signals(os.WTERMSIG(status)).name}"
    else:
        reason = pickle.loads(answer)[1] if answer else "the code generator stopped without an answer"
    raise InternalError(f"{reason}\nLLVM text: {_save(text())}")


def _save(text: str) -> str:
    handle, path = tempfile.mkstemp(prefix="bullsnake-", suffix=".ll")
    with os.fdopen(handle, "w") as file:
        file.write(text)
    return path
