from typing import Any


def walk(data: Any, depth: int = 0) -> int:
    if isinstance(data, dict):
        return sum(walk(v, depth + 1) for v in data.values())
    if isinstance(data, list):
        return sum(walk(v, depth + 1) for v in data)
    return depth


def load() -> Any:
    return {
        "users": [{"name": "ann", "age": 31}, {"name": "bob", "age": "42"}],
        "n": 2,
        "ratio": 0.5,
    }


def main() -> None:
    data = load()
    print(data["n"], len(data["users"]), data["users"][0]["name"])
    for user in data["users"]:
        name: str = user["name"]
        print(name.upper(), int(user["age"]) + 1, user.get("x"), user.get("name", "?"))
    for key, value in data.items():
        print(key, value)
    names = [u["name"] for u in data["users"]]
    print(names, float(data["n"]), walk(data))
    count: int = data["n"]
    print(count * 2, "users" in data.keys(), list(data.keys()))
    for work in ("x", 3, None):
        thing: Any = work
        try:
            print(thing[0], len(thing))
        except TypeError as e:
            print(e)
        try:
            for q in thing:
                print(q)
        except TypeError as e:
            print(e)
        try:
            print(thing.items())
        except AttributeError as e:
            print(e)
    mixed: list[Any] = [1, "a", None]
    mixed.append(2.5)
    print(mixed, mixed[0])
    config: dict[str, Any] = {"a": 1, "b": {"c": [1, 2, 3]}}
    config["z"] = (1, 2)
    print(config, config["b"]["c"][1])
    if config["a"] == 1 and config.get("q") is None:
        print("ok")


main()
