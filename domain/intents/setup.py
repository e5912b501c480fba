"""What an administrator says while an office is being set up."""

from dataclasses import dataclass

from domain.intents.intent import Intent

__all__ = ["GoLive", "LeaveSetup", "SettleStep", "ShowSetup", "SkipStep"]


@dataclass(frozen=True, slots=True)
class ShowSetup(Intent):
    """设置向导, 开始设置, 下一步: where it stands and what to do now; `again` opens it anew."""

    again: bool = False


@dataclass(frozen=True, slots=True)
class SkipStep(Intent):
    """跳过这一步."""


@dataclass(frozen=True, slots=True)
class SettleStep(Intent):
    """规则照默认, 这一步好了: looked at and found fine. `step` is its word; "" for the present one."""

    step: str = ""


@dataclass(frozen=True, slots=True)
class GoLive(Intent):
    """正式启用."""


@dataclass(frozen=True, slots=True)
class LeaveSetup(Intent):
    """不用向导: no more of it; 设置向导 brings it back."""
