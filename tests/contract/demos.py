"""A `duban demo` of its own, spoken to through nothing but its control interface."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import aiohttp

WAIT = 20  # seconds a person waits for a message


@dataclass(frozen=True)
class Sim:
    """The control interface (contract.md 5)."""

    http: aiohttp.ClientSession

    async def get(self, path: str) -> Any:  # noqa: ANN401 - whatever JSON there is
        async with self.http.get(path) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()

    async def post(self, path: str, **body: Any) -> Any:  # noqa: ANN401
        async with self.http.post(path, json=body) as reply:
            assert reply.status == 200, await reply.text()
            return await reply.json()

    async def say(self, user_id: str, text: str, **files: str) -> str:
        """Say something, and come back when the bot is at rest; returns the id of what was said."""
        sent = [{"name": name, "base64": b64encode(data.encode()).decode()} for name, data in files.items()]
        said = await self.post(f"/sim/people/{user_id}/say", **({"text": text} if text else {}), files=sent)
        await self.get("/sim/settled")
        return str(said["message_id"])

    async def hears(self, user_id: str, after: str = "", wait: float = 0) -> list[dict[str, Any]]:
        """What the bot wrote to somebody, oldest first."""
        path = f"/sim/people/{user_id}/messages?after={after}&wait={wait}"
        return [message for message in await self.get(path) if message["from"] == "bot"]
