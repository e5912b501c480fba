"""How facts look in Chinese: days, moments, names of closed lists."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from urllib.parse import quote

from domain.catalogue import CATALOGUE
from domain.masking import ALL_MASKS, Masks
from domain.names import NAMES
from domain.news_names import NEWS_NAMES
from domain.zone import OFFICE_ZONE

WEEKDAYS: Final = "一二三四五六日"


def tap_address(says: str) -> str:
    """The client link that posts a text in the name of whoever taps it (dtmd, official)."""
    return f"dtmd://dingtalkclient/sendMessage?content={quote(says, safe='')}"


def day(on: date | str) -> str:
    """9月30日（周三）; the year only where it is told apart by nothing else is the caller's matter."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    return f"{on.month}月{on.day}日（周{WEEKDAYS[on.weekday()]}）"


def full_day(on: date | str) -> str:
    """2026年9月30日, where the year matters."""
    on = date.fromisoformat(on) if isinstance(on, str) else on
    return f"{on.year}年{on.month}月{on.day}日"


def amount(value: float | Decimal) -> str:
    """3 and 2.5, without zeros at the end."""
    said = f"{Decimal(str(value)):f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def moment(at: datetime | str) -> str:
    """9月30日 08:45 in office time."""
    at = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = at.astimezone(OFFICE_ZONE)
    return f"{local.month}月{local.day}日 {local:%H:%M}"


def clock(at: datetime | str) -> str:
    """08:45 in office time, with the seconds where there are any."""
    at = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = at.astimezone(OFFICE_ZONE)
    return f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"


def name(value: str) -> str:
    """The Chinese word for a value of a closed list."""
    return NAMES[value]


def without_people(text: str, names: Iterable[str], masks: Masks = ALL_MASKS) -> str:
    """The text without what the office hides: numbers, and these people's names."""
    return masks.text(text, names)


def news_title(kind: str) -> str:
    """What news of a kind is called in a title: 快到期."""
    return NEWS_NAMES[kind].title


def news_name(kind: str) -> str:
    """What a message of a kind is called: 到期提醒."""
    return NEWS_NAMES[kind].message


def act_name(kind: str) -> str:
    """What an intent is called in the catalogue: 签收; "" for what is an answer only."""
    return _ACT_NAMES.get(kind, "")


_ACT_NAMES: Final = {kind.__name__: act.name for rows in CATALOGUE.values() for kind, act in rows.items()}

FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "day": day,
    "full_day": full_day,
    "amount": amount,
    "moment": moment,
    "clock": clock,
    "named": name,
    "without_people": without_people,
    "news_title": news_title,
    "act_name": act_name,
    "news_name": news_name,
}
