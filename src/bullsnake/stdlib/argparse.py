"""argparse: a command line by a description of its options and arguments, with help and errors as CPython's.

What is not here: subclasses of Action, formatters, arguments from files, parents, conflict handlers, `set_defaults` of functions.
An attribute of the Namespace has the type that the program's own calls of `add_argument` give it (front/argument_types.py).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from _arghelp import SUPPRESS as SUPPRESS
from _arghelp import Help, expanded

OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
REMAINDER = "..."


class ArgumentTypeError(Exception):
    """What a function for `type` raises with a message of its own."""


class ArgumentError(Exception):
    """What is wrong with an argument."""

    def __init__(self, argument: Action | None, message: str) -> None:
        super().__init__(argument, message)
        self.argument_name = argument._shown_name() if argument is not None else ""
        self.message = message

    def __str__(self) -> str:
        return f"argument {self.argument_name}: {self.message}" if self.argument_name else self.message


class Namespace:
    """What was read: a value for each name."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        if name not in self._values:
            raise AttributeError(f"'Namespace' object has no attribute '{name}'")
        return self._values[name]

    def _ints(self, name: str) -> list[int] | None:
        value = self.__getattr__(name)
        return [int(item) for item in value] if isinstance(value, list) else None

    def _floats(self, name: str) -> list[float] | None:
        value = self.__getattr__(name)
        return [float(item) for item in value] if isinstance(value, list) else None

    def _texts(self, name: str) -> list[str] | None:
        value = self.__getattr__(name)
        return [str(item) for item in value] if isinstance(value, list) else None

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Namespace) and self._values == other._values

    def __repr__(self) -> str:
        return f"Namespace({', '.join([f'{name}={value!r}' for name, value in self._values.items()])})"


class Action:
    """One option or argument. nargs: how many values, "" for one. kind: what is done with them."""

    def __init__(self, option_strings: list[str], dest: str, kind: str) -> None:
        self.option_strings = option_strings
        self.dest = dest
        self.kind = kind
        self.nargs = ""
        self.const: Any = None
        self.default: Any = None
        self.type: Callable[[str], Any] | None = None
        self.type_name = "str"
        self.choices: list[Any] | None = None
        self.required = False
        self.help: str | None = None
        self.metavar: str | None = None
        self.version = ""
        self.parsers: dict[str, ArgumentParser] = {}
        self.helps: list[tuple[str, str | None]] = []
        self.group = -1
        self.prog = ""
        self.parser: ArgumentParser | None = None

    def add_parser(
        self,
        name: str,
        *,
        help: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        prog: str | None = None,
        aliases: Iterable[str] = (),
    ) -> ArgumentParser:
        """Of what `add_subparsers` has made: the parser of a command."""
        if prog is None:
            prog = self.prog + " " + name
        made = ArgumentParser(prog=prog, description=description, epilog=epilog)
        if help is not None:
            others = list(aliases)
            self.helps.append((f"{name} ({', '.join(others)})" if others else name, help))
        self.parsers[name] = made
        for alias in aliases:
            self.parsers[alias] = made
        return made

    def _takes_value(self) -> bool:
        return self.kind in ("store", "append", "extend", "parsers")

    def _shown_name(self) -> str:
        """As errors name it."""
        if self.option_strings:
            return "/".join(self.option_strings)
        if self.metavar is not None and self.metavar != SUPPRESS:
            return self.metavar
        if self.kind == "parsers" and (self.dest == "" or self.dest == SUPPRESS):
            return "{" + ",".join(self.parsers) + "}"
        return self.dest

    def _default_metavar(self) -> str:
        if self.metavar is not None:
            return self.metavar
        choices = self.choices
        if choices is not None:
            return "{" + ",".join([str(choice) for choice in choices]) + "}"
        if self.kind == "parsers":
            return "{" + ",".join(self.parsers) + "}"
        return self.dest.upper() if self.option_strings else self.dest

    def _values_shown(self) -> str:
        """The placeholders of the values, as in usage."""
        name = self._default_metavar()
        if self.nargs == "":
            return name
        if self.nargs == OPTIONAL:
            return f"[{name}]"
        if self.nargs == ZERO_OR_MORE:
            return f"[{name} ...]"
        if self.nargs == ONE_OR_MORE:
            return f"{name} [{name} ...]"
        if self.nargs == REMAINDER:
            return "..."
        if self.nargs == "A...":
            return f"{name} ..."
        return " ".join([name] * int(self.nargs))

    def _pattern(self) -> str:
        """Which of the arguments it takes: A is a value, O an option, - the mark that only values follow."""
        if not self._takes_value() and self.option_strings:
            return ""
        if self.nargs == "":
            pattern = "(-*A-*)"
        elif self.nargs == OPTIONAL:
            pattern = "(-*A?-*)"
        elif self.nargs == ZERO_OR_MORE:
            pattern = "(-*[A-]*)"
        elif self.nargs == ONE_OR_MORE:
            pattern = "(-*A[A-]*)"
        elif self.nargs == REMAINDER:
            pattern = "([-AO]*)"
        elif self.nargs == "A...":
            pattern = "(-*A[-AO]*)"
        else:
            pattern = "(-*" + "-*".join("A" * int(self.nargs)) + "-*)"
        return pattern.replace("-*", "").replace("-", "") if self.option_strings else pattern

    def _invocation(self) -> str:
        """As in the list of options."""
        if not self.option_strings:
            return self._values_shown() if self.kind != "parsers" and self.nargs == "" else self._default_metavar()
        if not self._takes_value():
            return ", ".join(self.option_strings)
        values = self._values_shown()
        return ", ".join([f"{option} {values}" for option in self.option_strings])


class _Actions:
    """What options and arguments can be added to: a parser, or a group of it."""

    def __init__(self, parser: ArgumentParser | None, group: int, section: int) -> None:
        self._parser = parser
        self._group = group
        self._section = section

    def _owner(self) -> ArgumentParser:
        assert self._parser is not None
        return self._parser

    def add_argument(
        self,
        *name_or_flags: str,
        action: str = "store",
        nargs: int | str | None = None,
        const: Any = None,
        default: Any = None,
        type: Callable[[str], Any] | None = None,
        choices: Iterable[Any] | None = None,
        required: bool = False,
        help: str | None = None,
        metavar: str | None = None,
        dest: str | None = None,
        version: str | None = None,
        _type_name: str = "function",
    ) -> Action:
        """Add an option, or an argument if the name begins with no dash."""
        names = list(name_or_flags)
        is_option = len(names) != 1 or names[0].startswith("-")
        if not names or not is_option and dest is not None and names[0]:
            if names:
                raise ValueError("dest supplied twice for positional argument")
            is_option = False
        if is_option:
            for name in names:
                if not name.startswith("-"):
                    raise ValueError(f"invalid option string {name!r}: must start with a character '-'")
        made = Action(names if is_option else [], _dest(names, dest, is_option), action)
        if action not in _KINDS:
            raise ValueError(f"unknown action {action!r}")
        made.nargs = "" if nargs is None else str(nargs)
        made.const = const
        made.default = default
        made.type = type
        made.type_name = _type_name
        made.choices = list(choices) if choices is not None else None
        made.help = help
        made.metavar = metavar
        made.required = required if is_option else made.nargs not in (OPTIONAL, REMAINDER)
        if made.nargs == ZERO_OR_MORE and default is not None and not is_option:
            made.required = False
        if action == "store_true":
            made.const, made.default = True, default if default is not None else False
        elif action == "store_false":
            made.const, made.default = False, default if default is not None else True
        elif action == "help" or action == "version":
            made.dest = SUPPRESS if dest is None else dest
            made.default = SUPPRESS
            made.version = version if version is not None else ""
            if action == "version" and help is None:
                made.help = "show program's version number and exit"
        return self._owner()._enter(made, self._group, self._section)

    def add_mutually_exclusive_group(self, *, required: bool = False) -> _Actions:
        """A group of which one at most may be given."""
        owner = self._owner()
        owner._exclusive.append(required)
        return _Actions(owner, len(owner._exclusive) - 1, self._section)


_KINDS = ("store", "store_const", "store_true", "store_false", "append", "append_const", "count", "help", "version", "extend")


def _dest(names: list[str], dest: str | None, is_option: bool) -> str:
    if dest is not None:
        return dest
    if not is_option:
        return names[0]
    first = next((name for name in names if len(name) > 2 and name[1] == "-"), names[0])
    return first.lstrip("-").replace("-", "_")


class ArgumentParser(_Actions):
    """Reads a command line. See the module's text for what is left out."""

    def __init__(
        self,
        prog: str | None = None,
        usage: str | None = None,
        description: str | None = None,
        epilog: str | None = None,
        *,
        add_help: bool = True,
        allow_abbrev: bool = True,
        exit_on_error: bool = True,
    ) -> None:
        super().__init__(None, -1, -1)
        self.prog = prog if prog is not None else sys.argv[0].rpartition("/")[2]
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._actions: list[Action] = []
        self._by_option: dict[str, Action] = {}
        self._exclusive: list[bool] = []
        self._sections: list[tuple[str, str | None]] = []
        self._in_section: dict[int, int] = {}
        self._defaults: dict[str, Any] = {}
        if add_help:
            self.add_argument("-h", "--help", action="help", help="show this help message and exit")

    def _owner(self) -> ArgumentParser:
        return self

    def _enter(self, action: Action, group: int, section: int) -> Action:
        for option in action.option_strings:
            if option in self._by_option:
                raise ArgumentError(action, f"conflicting option string: {option}")
            self._by_option[option] = action
        action.group = group
        self._in_section[len(self._actions)] = section
        self._actions.append(action)
        return action

    def add_argument_group(self, title: str | None = None, description: str | None = None) -> _Actions:
        """A part of the help of its own."""
        self._sections.append((title if title is not None else "", description))
        return _Actions(self, -1, len(self._sections) - 1)

    def add_subparsers(
        self,
        *,
        title: str | None = None,
        description: str | None = None,
        dest: str = SUPPRESS,
        required: bool = False,
        help: str | None = None,
        metavar: str | None = None,
        prog: str | None = None,
    ) -> Action:
        """Commands, each with a parser of its own."""
        section = -1
        if title is not None or description is not None:
            self._sections.append((title if title is not None else "subcommands", description))
            section = len(self._sections) - 1
        made = Action([], dest, "parsers")
        made.nargs = "A..."
        made.required = required
        made.help = help
        made.metavar = metavar
        made.prog = prog if prog is not None else self._prog_of_commands()
        return self._enter(made, -1, section)

    def _prog_of_commands(self) -> str:
        """The program's name, and its arguments so far."""
        return " ".join([self.prog] + [a._values_shown() for a in self._actions if not a.option_strings])

    def set_defaults(self, **kwargs: Any) -> None:
        """Values for names, whether there is an option for them or not."""
        for name, value in kwargs.items():
            self._defaults[name] = value
            for action in self._actions:
                if action.dest == name:
                    action.default = value

    def get_default(self, dest: str) -> Any:
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    # --- parsing ------------------------------------------------------------------------------------------------------------------

    def parse_args(self, args: list[str] | None = None) -> Namespace:
        """Read the command line; what is wrong with it ends the program with status 2."""
        found, rest = self.parse_known_args(args)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return found

    def parse_known_args(self, args: list[str] | None = None) -> tuple[Namespace, list[str]]:
        """The same, and what was not understood."""
        found = Namespace()
        given = sys.argv[1:] if args is None else list(args)
        if not self.exit_on_error:
            return found, _Reader(self, given, found).read()
        try:
            return found, _Reader(self, given, found).read()
        except ArgumentError as e:
            self.error(str(e))

    def error(self, message: str) -> NoReturn:
        """Print usage and a message, and end with status 2."""
        sys.stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}: error: {message}\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    # --- help -----------------------------------------------------------------------------------------------------------------------

    def print_usage(self) -> None:
        sys.stdout.write(self.format_usage())

    def print_help(self) -> None:
        sys.stdout.write(self.format_help())

    def format_usage(self) -> str:
        return Help(self).usage()

    def format_help(self) -> str:
        return Help(self).whole()


class _Reader:
    """One command line that is being read."""

    def __init__(self, parser: ArgumentParser, args: list[str], found: Namespace) -> None:
        self.parser = parser
        self.args = args
        self.found = found
        self.extras: list[str] = []
        self.seen: list[Action] = []
        self.pending = [action for action in parser._actions if not action.option_strings]
        self.options: dict[int, tuple[Action | None, str, str | None]] = {}
        self.pattern = ""

    def read(self) -> list[str]:
        """All of it; what was not understood."""
        values = self.found._values
        for action in self.parser._actions:
            is_hidden = isinstance(action.default, str) and action.default == SUPPRESS
            if action.dest != SUPPRESS and not is_hidden and action.dest not in values:
                values[action.dest] = action.default
        for name, value in self.parser._defaults.items():
            if name not in values:
                values[name] = value
        self.classify()
        at = 0
        last = max(self.options, default=-1)
        while at <= last:
            next_option = min([place for place in self.options if place >= at])
            if at != next_option:
                after = self.take_positionals(at)
                if after > at:
                    at = after
                    continue
            if at not in self.options:
                self.extras += self.args[at:next_option]
                at = next_option
            at = self.take_option(at)
        at = self.take_positionals(at)
        self.extras += self.args[at:]
        self.check_required()
        return self.extras

    def classify(self) -> None:
        """Which arguments are options."""
        only_values = False
        for place, arg in enumerate(self.args):
            if only_values:
                self.pattern += "A"
            elif arg == "--":
                self.pattern += "-"
                only_values = True
            else:
                option = self.option(arg)
                if option is not None:
                    self.options[place] = option
                self.pattern += "A" if option is None else "O"

    def option(self, arg: str) -> tuple[Action | None, str, str | None] | None:
        """The option that an argument is, its name, and a value that stands in the same word; None if it is a value."""
        known = self.parser._by_option
        if arg == "" or arg[0] != "-":
            return None
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        name, equals, value = arg.partition("=")
        if equals and name in known:
            return known[name], name, value
        found = self.abbreviated(arg)
        if len(found) > 1:
            options = ", ".join([option for _, option, _ in found])
            raise ArgumentError(None, f"ambiguous option: {arg} could match {options}")
        if found:
            return found[0]
        if re.match(r"^-\d+$|^-\d*\.\d+$", arg) and not any(re.match(r"^-\d+$|^-\d*\.\d+$", option) for option in known):
            return None
        if " " in arg:
            return None
        return None, arg, None

    def abbreviated(self, arg: str) -> list[tuple[Action | None, str, str | None]]:
        known = self.parser._by_option
        found: list[tuple[Action | None, str, str | None]] = []
        if arg.startswith("--"):
            name, equals, value = arg.partition("=")
            if self.parser.allow_abbrev:
                for option, action in known.items():
                    if option.startswith(name):
                        found.append((action, option, value if equals else None))
            return found
        for option, action in known.items():
            if option == arg[:2]:
                found.append((action, option, arg[2:]))
            elif option.startswith(arg):
                found.append((action, option, None))
        return found

    def take_positionals(self, at: int) -> int:
        """As many as the next arguments are enough for."""
        counts: list[int] = []
        for n in range(len(self.pending), 0, -1):
            match = re.match("".join([action._pattern() for action in self.pending[:n]]), self.pattern[at:])
            if match is not None:
                counts = [match.end(i + 1) - match.start(i + 1) for i in range(n)]
                break
        for count in counts:
            action = self.pending.pop(0)
            self.take(action, self.args[at : at + count], "")
            at += count
        return at

    def take_option(self, at: int) -> int:
        """The option at a place, with its values; where to go on."""
        action, name, value = self.options[at]
        if action is None:
            self.extras.append(self.args[at])
            return at + 1
        stop = at + 1
        while value is not None and not action._takes_value():
            if name.startswith("--") or value == "":
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            self.take(action, [], name)
            name, value = "-" + value[0], value[1:] or None
            following = self.parser._by_option.get(name)
            if following is None:
                raise ArgumentError(action, f"ignored explicit argument {name[1:] + (value or '')!r}")
            action = following
        if value is not None:
            if re.fullmatch(action._pattern(), "A") is None:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            self.take(action, [value], name)
            return stop
        match = re.match(action._pattern(), self.pattern[stop:])
        if match is None:
            raise ArgumentError(action, _expected(action))
        count = match.end() if action._takes_value() else 0
        self.take(action, self.args[stop : stop + count], name)
        return stop + count

    # --- what is done with an option or argument ----------------------------------------------------------------------------------

    def take(self, action: Action, given: list[str], name: str) -> None:
        self.check_exclusive(action, given)
        if action not in self.seen:
            self.seen.append(action)
        values = self.found._values
        kind = action.kind
        if kind == "help":
            self.parser.print_help()
            self.parser.exit()
        elif kind == "version":
            sys.stdout.write(expanded(action.version, action, self.parser.prog) + "\n")
            self.parser.exit()
        elif kind == "count":
            before = values.get(action.dest)
            values[action.dest] = (before if isinstance(before, int) else 0) + 1
        elif kind == "append_const":
            values[action.dest] = _appended(values.get(action.dest), action.const)
        elif kind.startswith("store_"):
            values[action.dest] = action.const
        elif kind == "append":
            values[action.dest] = _appended(values.get(action.dest), self.value(action, given))
        elif kind == "extend":
            more: Any = values.get(action.dest)
            for item in self.value(action, given):
                more = _appended(more, item)
            values[action.dest] = more
        elif kind == "parsers":
            self.command(action, given)
        else:
            values[action.dest] = self.value(action, given)

    def check_exclusive(self, action: Action, given: list[str]) -> None:
        if action.group < 0 or not given and not action.option_strings:
            return
        for other in self.seen:
            if other is not action and other.group == action.group:
                raise ArgumentError(action, f"not allowed with argument {other._shown_name()}")

    def command(self, action: Action, given: list[str]) -> None:
        name = next((arg for arg in given if arg != "--"), "")
        parser = action.parsers.get(name)
        if action.dest != SUPPRESS:
            self.found._values[action.dest] = name
        if parser is None:
            choices = ", ".join([repr(choice) for choice in action.parsers])
            raise ArgumentError(action, f"invalid choice: {name!r} (choose from {choices})")
        found, rest = parser.parse_known_args(given[given.index(name) + 1 :])
        for key, value in found._values.items():
            self.found._values[key] = value
        self.extras += rest

    def value(self, action: Action, given: list[str]) -> Any:
        """The value, or list of values, that is kept."""
        if action.nargs != REMAINDER and "--" in given and not action.option_strings:
            given = given[:]
            given.remove("--")
        if not given and action.nargs == OPTIONAL:
            missing: Any = action.const if action.option_strings else action.default
            return self.converted(action, missing) if isinstance(missing, str) else missing
        if not given and action.nargs == ZERO_OR_MORE and not action.option_strings:
            nothing: Any = []
            return nothing if action.default is None else action.default
        if action.nargs == "" or action.nargs == OPTIONAL:
            return self.checked(action, self.converted(action, given[0]))
        items: list[Any] = []
        for arg in given:
            items.append(self.checked(action, self.converted(action, arg)))
        return items

    def converted(self, action: Action, text: str) -> Any:
        convert = action.type
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e)) from None
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {action.type_name} value: {text!r}") from None

    def checked(self, action: Action, value: Any) -> Any:
        choices = action.choices
        if choices is not None and value not in choices:
            shown = ", ".join([repr(choice) for choice in choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {shown})")
        return value

    def check_required(self) -> None:
        missing: list[str] = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(action._shown_name())
            elif isinstance(action.default, str) and action.dest in self.found and self.found._values[action.dest] == action.default:
                if action.type is not None and action.nargs not in (ZERO_OR_MORE, ONE_OR_MORE) and action.default != SUPPRESS:
                    self.found._values[action.dest] = self.converted(action, action.default)
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join(missing))
        for number, required in enumerate(self.parser._exclusive):
            group = [action for action in self.parser._actions if action.group == number]
            if required and not any(action in self.seen for action in group):
                names = " ".join([action._shown_name() for action in group if action.help != SUPPRESS])
                raise ArgumentError(None, f"one of the arguments {names} is required")


def _appended(before: Any, value: Any) -> list[Any]:
    items: list[Any] = []
    if before is not None:
        for item in before:
            items.append(item)
    items.append(value)
    return items


def _expected(action: Action) -> str:
    if action.nargs == "":
        return "expected one argument"
    if action.nargs == OPTIONAL:
        return "expected at most one argument"
    if action.nargs == ONE_OR_MORE:
        return "expected at least one argument"
    return "expected 1 argument" if action.nargs == "1" else f"expected {action.nargs} arguments"
