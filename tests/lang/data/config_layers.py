"""Settings in layers: json, recursive merging of dicts of any depth, paths into them, TypedDict, Literal, overload, custom errors."""

from __future__ import annotations

import json
from typing import Any, Literal, TypedDict, overload

Kind = Literal["int", "str", "bool"]


class Problem(TypedDict):
    path: str
    message: str


class ConfigError(Exception):
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p['path']}: {p['message']}" for p in problems))
        self.problems = problems

    def __len__(self) -> int:
        return len(self.problems)


DEFAULTS = '{"server": {"host": "localhost", "port": 80, "tags": ["a"]}, "debug": false, "limits": {"cpu": 1.5}}'
SITE = '{"server": {"port": 8080, "tags": ["b", "c"]}, "debug": true, "extra": null}'
USER = '{"server": {"host": "example.org"}, "limits": {"cpu": 2, "memory": {"soft": 10, "hard": 20}}}'
WANTED: dict[str, Kind] = {"server.port": "int", "server.host": "str", "debug": "bool", "limits.memory.soft": "int"}


def merged(low: dict[str, Any], high: dict[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = dict(low)
    for key, value in high.items():
        old = out.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            left: dict[str, Any] = {str(k): v for k, v in old.items()}
            right: dict[str, Any] = {str(k): v for k, v in value.items()}
            out[key] = merged(left, right)
        else:
            out[key] = value
    return out


@overload
def lookup(tree: dict[str, Any], path: str) -> Any: ...
@overload
def lookup(tree: dict[str, Any], path: str, default: str) -> str: ...
def lookup(tree: dict[str, Any], path: str, default: str | None = None) -> Any:
    here: Any = tree
    for part in path.split("."):
        if not isinstance(here, dict) or part not in here:
            if default is None:
                raise KeyError(path)
            return default
        here = here[part]
    return here if default is None else str(here)


def flat(tree: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key in sorted(tree):
        value = tree[key]
        if isinstance(value, dict):
            inner: dict[str, Any] = {str(k): v for k, v in value.items()}
            rows += flat(inner, f"{prefix}{key}.")
        else:
            rows.append((prefix + key, json.dumps(value)))
    return rows


def check(tree: dict[str, Any], wanted: dict[str, Kind]) -> int:
    problems: list[Problem] = []
    for path, kind in wanted.items():
        try:
            value = lookup(tree, path)
        except KeyError as error:
            problems.append({"path": path, "message": f"missing {error}"})
            continue
        match kind, value:
            case "bool", bool():
                pass
            case "int", int() if not isinstance(value, bool):
                pass
            case "str", str(text) if text:
                pass
            case _:
                problems.append(Problem(path=path, message=f"{value!r} is no {kind}"))
    if problems:
        raise ConfigError(problems)
    return len(wanted)




def loaded(text: str) -> dict[str, Any]:
    found = json.loads(text)
    if not isinstance(found, dict):
        raise TypeError("settings are an object")
    return {str(key): value for key, value in found.items()}


layers = [loaded(text) for text in (DEFAULTS, SITE, USER)]
whole: dict[str, Any] = {}
for layer in layers:
    whole = merged(whole, layer)
for name, text in flat(whole):
    print(f"{name:<20} {text}")
print(check(whole, WANTED), lookup(whole, "server.host", "-"), lookup(whole, "server.nothing", "-"), lookup(whole, "limits.cpu"))
for number in (0, 1):
    try:
        print(check(layers[number], {**WANTED, "server": "str"}))
    except ConfigError as error:
        print(len(error), error)
print(json.dumps(whole, sort_keys=True, separators=(",", ":")) == json.dumps(json.loads(json.dumps(whole)), sort_keys=True, separators=(",", ":")))
