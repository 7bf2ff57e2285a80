"""A stack machine: instructions as classes, a compiler from a tiny language, jumps, calls, machine errors."""
from __future__ import annotations


class MachineError(Exception):
    def __init__(self, message: str, pc: int) -> None:
        Exception.__init__(self, message)
        self.pc = pc


class Machine:
    def __init__(self, code: list[Op], memory: int = 8) -> None:
        self.code = code
        self.stack: list[int] = []
        self.calls: list[int] = []
        self.memory = [0] * memory
        self.out: list[str] = []
        self.pc = self.steps = 0

    def pop(self) -> int:
        if not self.stack:
            raise MachineError("stack is empty", self.pc)
        return self.stack.pop()

    def run(self, limit: int = 1000) -> str:
        while self.pc < len(self.code):
            if self.steps >= limit:
                raise MachineError("too many steps", self.pc)
            op = self.code[self.pc]
            self.steps += 1
            self.pc = op.step(self)
        return " ".join(self.out)


class Op:
    def step(self, m: Machine) -> int:
        self.act(m)
        return m.pc + 1

    def act(self, m: Machine) -> None:
        return None


class Push(Op):
    def __init__(self, n: int) -> None:
        self.n = n

    def act(self, m: Machine) -> None:
        m.stack.append(self.n)


class Arithmetic(Op):
    def __init__(self, sign: str) -> None:
        self.sign = sign

    def act(self, m: Machine) -> None:
        b, a = m.pop(), m.pop()
        try:
            result = {"+": a + b, "-": a - b, "*": a * b}[self.sign] if self.sign in "+-*" else a // b
        except ZeroDivisionError as error:
            raise MachineError(f"{a} / 0", m.pc) from error
        m.stack.append(result)


class Memory(Op):
    def __init__(self, cell: int, store: bool) -> None:
        self.cell, self.store = cell, store

    def act(self, m: Machine) -> None:
        if self.store:
            m.memory[self.cell] = m.pop()
        else:
            m.stack.append(m.memory[self.cell])


class Print(Op):
    def act(self, m: Machine) -> None:
        m.out.append(str(m.pop()))


class Jump(Op):
    def __init__(self, target: int, condition: str = "") -> None:
        self.target, self.condition = target, condition

    def step(self, m: Machine) -> int:
        if self.condition == "zero" and m.pop() != 0:
            return m.pc + 1
        if self.condition == "call":
            m.calls.append(m.pc + 1)
        return self.target


class Return(Op):
    def step(self, m: Machine) -> int:
        return m.calls.pop() if m.calls else len(m.code)


def assemble(source: str) -> list[Op]:
    words = source.split()
    labels: dict[str, int] = {}
    plain: list[str] = []
    for word in words:
        if word.endswith(":"):
            labels[word[:-1]] = len(plain)
        else:
            plain.append(word)
    code: list[Op] = []
    for word in plain:
        kind, rest = word[0], word[1:]
        if word.lstrip("-").isdigit():
            code.append(Push(int(word)))
        elif word in ("+", "-", "*", "/"):
            code.append(Arithmetic(word))
        elif kind in "<>":
            code.append(Memory(int(rest), kind == ">"))
        elif kind in "@?!":
            code.append(Jump(labels[rest], {"@": "", "?": "zero", "!": "call"}[kind]))
        else:
            code.append({"print": Print(), "ret": Return(), "nop": Op()}[word])
    return code


programs = ["2 3 + 4 * print", "5 >0 1 >1 loop: <0 ?end <1 <0 * >1 <0 1 - >0 @loop end: <1 print nop",
            "7 !sq print !sq print ret sq: >2 <2 <2 * ret", "1 0 / print", "forever: @forever", "1 >99", "@nowhere", "what"]
for source in programs:
    try:
        machine = Machine(assemble(source))
        print(f"{machine.run()!r:<14} {machine.steps:>3} steps, stack {machine.stack}")
    except MachineError as error:
        print(f"machine: {error} at {error.pc}", "because" if error.__cause__ is not None else "plain")
    except (IndexError, KeyError) as error:
        print("program:", error)
