"""Settings from the environment or `.env`, prefix DUBAN_, nested with a double underscore."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from pydantic import BaseModel, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.messengers.dingtalk.app import DingTalkApp
from domain.intake.addresses import Allowed

HIGHEST_PORT = 65535


class DingTalkSettings(BaseModel):
    """The app's credentials as the developer console shows them."""

    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    robot_code: str = ""
    corp_id: str = ""
    api_base: str = "https://api.dingtalk.com"
    oapi_base: str = "https://oapi.dingtalk.com"
    event_token: SecretStr = SecretStr("")
    event_aes_key: SecretStr = SecretStr("")


class PullSettings(BaseModel):
    """Which hosts may be looked at; chat never widens this."""

    hosts: str = ""  # comma-separated: example.gov.cn, or with a port for what stands within the network

    @property
    def allowed(self) -> Allowed:
        """The list as it is asked."""
        return Allowed.of(self.hosts.split(","))


class Settings(BaseSettings):
    """Everything an operator may set."""

    model_config = SettingsConfigDict(
        env_prefix="DUBAN_",
        env_nested_delimiter="__",
        env_file=".env",
        extra="ignore",
        hide_input_in_errors=True,
    )

    database_url: str = "sqlite+aiosqlite:///duban.db"
    timezone: str = "Asia/Shanghai"
    listen: str = "127.0.0.1:8088"
    admins: str = ""
    messenger: str = "dingtalk_stream"
    dingtalk: DingTalkSettings = Field(default_factory=DingTalkSettings)
    intake_token: SecretStr = SecretStr("")
    pull: PullSettings = Field(default_factory=PullSettings)
    files: str = "duban-files"
    packs: str = ""
    documents: str = ""  # a folder with the office's own letter templates
    auto_migrate: bool = True

    @field_validator("messenger")
    @classmethod
    def _known_messenger(cls, value: str) -> str:
        if value not in ("dingtalk_stream", "dingtalk_callback"):
            raise ValueError("dingtalk_stream | dingtalk_callback")
        return value

    @field_validator("listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        port = value.rpartition(":")[2]
        if not port.isdecimal() or int(port[:6]) > HIGHEST_PORT:
            raise ValueError("127.0.0.1:8088")
        return value

    @field_validator("timezone")
    @classmethod
    def _only_shanghai(cls, value: str) -> str:
        if value != "Asia/Shanghai":
            raise ValueError("Asia/Shanghai")
        return value

    @cached_property
    def admin_ids(self) -> tuple[str, ...]:
        """User ids that are administrators before any roster is loaded."""
        return tuple(part.strip() for part in self.admins.split(",") if part.strip())

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that may stand nowhere; also as it stands in an address."""
        known = [value.get_secret_value() for value in _hidden(self)]
        # Between the first colon after the scheme and the last @, however odd the rest of it is.
        password = self.database_url.partition("://")[2].rpartition("@")[0].partition(":")[2]
        return tuple(filter(None, (*known, password, unquote(password))))

    @property
    def address(self) -> tuple[str, int]:
        """Host and port to listen on."""
        host, _, port = self.listen.rpartition(":")
        return host or "127.0.0.1", int(port)

    def missing(self) -> list[str]:
        """The settings without which nobody can be connected to, by their full names."""
        wanted = ("client_id", "client_secret", "robot_code", "corp_id")
        return [
            f"DUBAN_DINGTALK__{name.upper()}" for name in wanted if not _plain(getattr(self.dingtalk, name))
        ]

    def app(self) -> DingTalkApp:
        """The credentials as the adapters take them."""
        given = {name: _plain(value) for name, value in self.dingtalk}
        return DingTalkApp(**given)


def _hidden(model: BaseModel) -> Iterator[SecretStr]:
    for _, value in model:
        if isinstance(value, SecretStr):
            yield value
        elif isinstance(value, BaseModel):
            yield from _hidden(value)


def _plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value
