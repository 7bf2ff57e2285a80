"""A program on top of asyncio."""
import asyncio  # error: "there is no module "asyncio""
# help: "do not have asyncio"


async def fetch(n: int) -> int:  # error: "async is not supported"
    # help: "without async and await"
    await asyncio.sleep(0.01)
    return n + 1


async def main() -> None:  # error: "async is not supported"
    for n in range(3):
        print(await fetch(n))


asyncio.run(main())
