"""The switches for trouble: one table, each knob with what it breaks. dingtalk.md 11.2."""

# ruff: noqa: E501 – a table reads best with one row on one line

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationInfo, field_validator

Seconds = float
Status = Annotated[int, Field(ge=400, le=599)]
ACTIONS: Final = ("expire_token", "disconnect", "half_open", "broken_frame")
_SWITCHED: Final = {
    "throttle": (0, "always"),
    "accept_then_reset": (0, 1),
    "duplicate": (1, 2),
    "out_of_order": (0, 2),
}


class Faults(BaseModel):
    """All knobs, here at rest. Those marked *now* act once, when set, and spring back."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    # fmt: off
    path: str = Field(default="", description="the faults on HTTP calls hit only paths that contain this text")
    throttle: NonNegativeInt | Literal["always"] = Field(default=0, description="the next n calls, or always: 403 QpsLimitForAppkeyAndApi (old host 90018)")
    down: bool | Literal["503", "reset"] = Field(default=False, description="the messenger is away: true or 503 answers 503, reset drops each call; open streams break, new ones fail")
    status: Status | list[Status] | None = Field(default=None, description="answer with this HTTP status until cleared; a list serves the next calls in turn")
    latency: Seconds = Field(default=0, ge=0, le=60, description="seconds before each reply")
    stall: bool = Field(default=False, description="take the call and never answer, until cleared")
    accept_then_reset: NonNegativeInt = Field(default=0, description="the next n calls are carried out, then the connection is reset instead of answering")
    html_ban: bool = Field(default=False, description="answer with the firewall's HTML page")
    non_json: bool = Field(default=False, description="answer 200 with something that is not JSON")
    permission_denied: bool = Field(default=False, description="403 AccessTokenPermissionDenied (old host 60011)")
    quota_exhausted: bool | Literal["api", "events"] = Field(default=False, description="the month's allowance is gone: ApiCountLimitForOrg, and stripped inbound messages with errorCode 20001")
    expire_token: bool = Field(default=False, description="now: every token handed out is stale")
    invalid_users: list[str] = Field(default_factory=list, description="user ids that come back in invalidStaffIdList")
    flow_controlled_users: list[str] = Field(default_factory=list, description="user ids that come back in flowControlledStaffIdList")
    hide_union_id: list[str] = Field(default_factory=list, description="user ids whose record has no unionid, as if the account were not active yet")
    duplicate: int = Field(default=1, ge=1, le=50, description="every push reaches the bot n times (true: twice)")
    out_of_order: int = Field(default=0, ge=0, le=50, description="collect n pushes and deliver the last one first (true: 2)")
    missing_scopes: list[str] = Field(default_factory=list, description="permissions the app was not given, such as qyapi_get_department_list: 88 with sub_code 60011; fieldMobile: no mobiles")
    visible_departments: list[str] = Field(default_factory=list, description="the app's visible range: only these departments and what is below them (empty: everybody)")
    hide_staff_id: list[str] = Field(default_factory=list, description="senders without senderStaffId, as if the robot were unpublished")
    create_at_as_text: bool = Field(default=False, description="createAt is written as text, as the documentation types it")
    callback_redeliver_seconds: Seconds | None = Field(default=None, gt=0, description="push an unacknowledged robot message again after so many real seconds")
    disconnect: bool = Field(default=False, description="now: SYSTEM disconnect on every stream, silence, close after 10 s")
    half_open: bool = Field(default=False, description="now: the streams that are open go deaf and dumb but stay connected")
    broken_frame: Literal["", "malformed", "binary", "huge"] = Field(default="", description="now: one frame like this on every stream")
    # fmt: on

    @field_validator("throttle", "accept_then_reset", "duplicate", "out_of_order", mode="before")
    @classmethod
    def _read_switch(cls, value: object, knob: ValidationInfo) -> object:
        if not isinstance(value, bool):
            return value
        off, on = _SWITCHED[knob.field_name or ""]
        return on if value else off

    def hits(self, path: str) -> bool:
        """Whether the faults on HTTP calls concern this path."""
        return self.path in path


def describe_knobs() -> dict[str, Any]:
    """Each knob with its meaning and its value at rest."""
    rest = Faults()
    return {
        name: {"means": field.description, "at_rest": getattr(rest, name)}
        for name, field in Faults.model_fields.items()
    }
