"""The DingTalk application duban runs as: its identity, its secrets and the hosts it trusts."""

from dataclasses import dataclass, field

from yarl import URL

_REQUIRED = ("client_id", "client_secret", "robot_code", "corp_id")


@dataclass(frozen=True, slots=True)
class DingTalkApp:
    """Credentials and addresses of one internal app. No empty ones: a check without a secret is none.

    Raises:
        ValueError: names the empty field, never its neighbours' values.
    """

    client_id: str
    client_secret: str = field(repr=False)
    robot_code: str
    corp_id: str
    api_base: str = "https://api.dingtalk.com"
    oapi_base: str = "https://oapi.dingtalk.com"
    event_token: str = field(default="", repr=False)
    event_aes_key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        for name in _REQUIRED:
            if not getattr(self, name):
                raise ValueError(name)

    def trusts(self, url: str) -> bool:
        """Is this address on one of the two configured hosts, same scheme and port? No other is called."""
        try:
            origin = URL(url).origin()
        except ValueError:
            return False
        return origin in {URL(self.api_base).origin(), URL(self.oapi_base).origin()}
