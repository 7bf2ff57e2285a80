"""The help and usage of argparse: 80 columns wide, broken where CPython breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Action, ArgumentParser

SUPPRESS = "==SUPPRESS=="
_WIDTH = 78
_HELP_POSITION = 24


def expanded(text: str, action: Action, prog: str) -> str:
    """`%(default)s` and its like in a help text."""
    choices = action.choices
    shown = ", ".join([str(choice) for choice in choices]) if choices is not None else ""
    known: dict[str, object] = {
        "prog": prog,
        "default": action.default,
        "dest": action.dest,
        "metavar": action.metavar,
        "nargs": action.nargs or None,
        "const": action.const,
        "choices": shown,
        "required": action.required,
        "type": action.type_name,
        "help": action.help,
    }
    return text % known


class Help:
    """The text of usage and help."""

    def __init__(self, parser: ArgumentParser) -> None:
        self.parser = parser
        self.shown = [action for action in parser._actions if action.help != SUPPRESS]

    def whole(self) -> str:
        parser = self.parser
        parts = [self.usage()]
        if parser.description:
            parts.append(self.paragraph(parser.description))
        position = self.help_position()
        parts.append(self.section("positional arguments", None, [a for a in self.own(-1) if not a.option_strings], position))
        parts.append(self.section("options", None, [a for a in self.own(-1) if a.option_strings], position))
        for number, (title, description) in enumerate(parser._sections):
            parts.append(self.section(title, description, self.own(number), position))
        if parser.epilog:
            parts.append(self.paragraph(parser.epilog))
        return "\n".join([part for part in parts if part])

    def own(self, section: int) -> list[Action]:
        """The actions of a part of the help."""
        numbered = enumerate(self.parser._actions)
        return [a for number, a in numbered if self.parser._in_section[number] == section and a.help != SUPPRESS]

    def paragraph(self, text: str) -> str:
        return _filled(text % {"prog": self.parser.prog} if "%(prog)" in text else text, _WIDTH, "") + "\n"

    def help_position(self) -> int:
        widest = 0
        for action in self.shown:
            widest = max(widest, len(action._invocation()) + 2)
            for name, _ in action.helps:
                widest = max(widest, len(name) + 4)
        return min(widest + 2, _HELP_POSITION)

    def section(self, title: str, description: str | None, actions: list[Action], position: int) -> str:
        if not actions and description is None:
            return ""
        out = [f"{title}:\n"] if title else []
        if description:
            out.append(_filled(description, _WIDTH - 2, "  ") + "\n" + ("\n" if actions else ""))
        for action in actions:
            out.append(self.entry(action._invocation(), action.help, action, 2, position))
            for name, text in action.helps:
                out.append(self.entry(name, text, action, 4, position))
        return "".join(out)

    def entry(self, name: str, text: str | None, action: Action, indent: int, position: int) -> str:
        start = " " * indent + name
        if not text:
            return start + "\n"
        lines = _wrapped(expanded(text, action, self.parser.prog), max(_WIDTH - position, 11))
        if not lines:
            return start + "\n"
        if len(name) <= position - indent - 2:
            first = start + " " * (position - len(start)) + lines[0]
        else:
            first = start + "\n" + " " * position + lines[0]
        return "\n".join([first, *[" " * position + line for line in lines[1:]]]) + "\n"

    # --- usage ------------------------------------------------------------------------------------------------------------------------

    def usage(self) -> str:
        parser = self.parser
        if parser.usage is not None:
            return f"usage: {parser.usage.replace('%(prog)s', parser.prog)}\n"
        options = self.parts([a for a in self.shown if a.option_strings])
        values = self.parts([a for a in self.shown if not a.option_strings])
        whole = " ".join([parser.prog, *options, *values])
        if len("usage: ") + len(whole) <= _WIDTH:
            return f"usage: {whole}\n"
        return "usage: " + self.broken(options, values) + "\n"

    def broken(self, options: list[str], values: list[str]) -> str:
        """Over several lines."""
        prog = self.parser.prog
        if len("usage: ") + len(prog) <= 0.75 * _WIDTH:
            indent = " " * (len("usage: ") + len(prog) + 1)
            if options:
                lines = self.lines([prog, *options], indent, len("usage: ")) + self.lines(values, indent, -1)
            else:
                lines = self.lines([prog, *values], indent, len("usage: "))
            return "\n".join(lines)
        indent = " " * len("usage: ")
        lines = self.lines([*options, *values], indent, -1)
        if len(lines) > 1:
            lines = self.lines(options, indent, -1) + self.lines(values, indent, -1)
        return "\n".join([prog, *lines])

    def lines(self, parts: list[str], indent: str, used: int) -> list[str]:
        """used: how much of the first line is taken, -1 if it is indented like the others."""
        out: list[str] = []
        line: list[str] = []
        length = used - 1 if used >= 0 else len(indent) - 1
        for part in parts:
            if length + 1 + len(part) > _WIDTH and line:
                out.append(indent + " ".join(line))
                line = []
                length = len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            out.append(indent + " ".join(line))
        if used >= 0 and out:
            out[0] = out[0][len(indent) :]
        return out

    def parts(self, actions: list[Action]) -> list[str]:
        out: list[str] = []
        for number, action in enumerate(actions):
            text = self.part(action)
            group = action.group
            if group >= 0:
                required = self.parser._exclusive[group]
                is_first = number == 0 or actions[number - 1].group != group
                is_last = number + 1 == len(actions) or actions[number + 1].group != group
                if text.startswith("[") and text.endswith("]") and action.option_strings:
                    text = text[1:-1]
                if not (is_first and is_last):
                    text = ("" if is_first else "| ") + text
                    text = (("(" if required else "[") if is_first else "") + text
                    text += (")" if required else "]") if is_last else ""
                elif not required:
                    text = f"[{text}]"
            out.append(text)
        return out

    def part(self, action: Action) -> str:
        if not action.option_strings:
            return action._values_shown()
        text = action.option_strings[0]
        if action._takes_value():
            text += " " + action._values_shown()
        return text if action.required else f"[{text}]"


def _wrapped(text: str, width: int) -> list[str]:
    """Words in lines; one that is too long is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while len(word) > width:
            if line:
                room = width - len(line) - 1
                if room > 0:
                    lines.append(line + " " + word[:room])
                    word = word[room:]
                else:
                    lines.append(line)
                line = ""
                continue
            lines.append(word[:width])
            word = word[width:]
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        lines.append(line)
    return lines


def _filled(text: str, width: int, indent: str) -> str:
    return "\n".join([indent + line for line in _wrapped(text, width)])
