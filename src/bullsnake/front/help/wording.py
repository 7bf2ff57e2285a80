"""mypy's messages in our style: they start in lower case, and say nothing of stubs or of what mypy calls things inside."""

from __future__ import annotations

import re
from collections.abc import Callable

from bullsnake.front.help.finding import Finding, Words
from bullsnake.front.help.imports import module_at

_NO_ORDER = r'^Value of type variable ".*" of "(?P<function>sorted|sort|min|max)\b.*" cannot be "(?P<type>.*)"'


def _of_module(found: Words, finding: Finding) -> str:
    module = module_at(finding)
    return f'module "{module}" has no attribute "{found["name"]}"' if module else found[0]


def _of_tuple(found: Words, finding: Finding) -> str:
    name = re.match(r"\w+", finding.source()[finding.column - 1 :])
    return f'"{name[0]}" cannot be a field of a NamedTuple' if name else found[0]


def _without_order(found: Words, finding: Finding) -> str:
    if finding.class_named(found["type"]) is None:
        return found[0]
    return f'{found["function"]}() needs an order, and "{found["type"]}" has none'


def _without_value(found: Words, finding: Finding) -> str:
    name = found["name"]
    ended = re.search(rf"\bas {re.escape(name)}\s*:", finding.text)
    return f'"{name}" has no value any more: ' + ("it ends with its except" if ended else "it has been deleted")


def _template(text: str) -> Callable[[Words, Finding], str]:
    return lambda found, finding: found.expand(text)


_REWORDED: list[tuple[str, Callable[[Words, Finding], str]]] = [
    (
        r'^(?:Cannot find implementation or library stub for module named|Library stubs not installed for) "(?P<name>.*)".*',
        _template(r'there is no module "\g<name>" for compiled programs'),
    ),
    (r'^Module has no attribute "(?P<name>.*?)"', _of_module),
    (r'^Incompatible types in assignment \(expression has type ".*", base class "tuple" defined.*', _of_tuple),
    (r'^Trying to read deleted variable "(?P<name>.*?)"', _without_value),
    (_NO_ORDER, _without_order),
    (r'^Function "(?P<name>.*)" could always be true.*', _template(r'"\g<name>" is a function here, which is always true')),
]
_SUGGESTION = re.compile(r"; (did you mean|maybe) .*\?$| \(hint: .*?\)$")
_SENTENCE = re.compile(r"[A-Z][a-z]+(?=[ ,])")
_NAMES = ("None", "Self", "Any", "Never")


def reword(finding: Finding) -> str:
    """The message as it is shown."""
    message = _SUGGESTION.sub("", finding.message)
    for pattern, action in _REWORDED:
        found = re.search(pattern, message)
        if found is not None:
            message = action(found, finding)
            break
    message = message.replace('"builtins.', '"').replace('"__main__.', '"')
    first = _SENTENCE.match(message)
    if first is not None and first[0] not in _NAMES:
        message = message[0].lower() + message[1:]
    return message
