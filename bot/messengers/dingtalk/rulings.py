"""The one table that says what each of the wire's errors means for a message (1.2, 1.3, 2.1, 3.3)."""

from dataclasses import dataclass

from domain.messages import Verdict

WINDOW_SECONDS = 1.0
MINUTE_SECONDS = 60.0
BAN_SECONDS = 300.0
MUTE_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict, how long the platform wants us to wait, and what our own side has to do about it."""

    verdict: Verdict
    wait_seconds: float | None = None
    slow_down: bool = False  # our rate is too high: halve it
    renew_token: bool = False  # once, then try again


BUSY = Ruling(Verdict.RETRY_SOON)
THROTTLED = Ruling(Verdict.RETRY_SOON, WINDOW_SECONDS, slow_down=True)
THROTTLED_BY_MINUTE = Ruling(Verdict.RETRY_SOON, MINUTE_SECONDS, slow_down=True)
MUTED = Ruling(Verdict.RETRY_SOON, MUTE_SECONDS, slow_down=True)
BANNED = Ruling(Verdict.RETRY_SOON, BAN_SECONDS, slow_down=True)
STALE_TOKEN = Ruling(Verdict.RETRY_SOON, MINUTE_SECONDS, renew_token=True)
FALL_BACK = Ruling(Verdict.RETRY_SOON)  # this way is closed, the API is open
LATER = Ruling(Verdict.LATER)
GONE = Ruling(Verdict.DROP_PERSON)
ALERT = Ruling(Verdict.ALERT)
BUG = Ruling(Verdict.BUG)

SESSION_EXPIRED = "session_expired"
TOO_LONG = "too_long"
CONNECTION_LOST = "connection_lost"
IP_BANNED = "ip_banned"

# The throttle is a 403 that begins with "Forbidden": the longest matching beginning decides.
BY_BEGINNING = {
    "Forbidden.AccessDenied.Qps": THROTTLED,
    "Forbidden.AccessDenied.Qpm": THROTTLED_BY_MINUTE,
    "Forbidden.": ALERT,
    "invalidParameter.robotCode.": ALERT,
    "invalid.client": ALERT,
}

BY_NAME = {
    "InvalidAuthentication": STALE_TOKEN,
    "ServiceUnavailable": BUSY,
    "system.error": BUSY,
    "system.busy": BUSY,
    "send.too.fast": THROTTLED,
    "send.byToken.tooFast": THROTTLED_BY_MINUTE,
    "resource.unavailable": LATER,
    "staffId.notExisted": GONE,
    "group.disbanded": GONE,
    "invalid.openConversationId": GONE,
    "conversation.org.notMatch": GONE,
    "Forbidden.AccessDenied.ApiCountLimitForOrg": ALERT,
    "Forbidden.AccessDenied.AccessTokenPermissionDenied": ALERT,
    "Forbidden.AccessDenied.IpNotInWhiteList": ALERT,
    "invalidClientIdOrSecret": ALERT,
    "unauthorized.client": ALERT,
    "bot.forbidden.sendMessage": ALERT,
    "bot.stopped": ALERT,
    "chatbotId.notAllow.sendOTO": ALERT,
    "robot.oto.notExist": ALERT,
    "ding.serverquota.insufficient": ALERT,
    "invalid.chatbotId": ALERT,
    "toomuch.msg": LATER,
}

# The to-do service names its errors by operation: todo.taskCreate.lockError (8.2).
BY_ENDING = {".flowControlError": THROTTLED, ".lockError": BUSY, ".tokenTypeError": ALERT}

BY_NUMBER = {
    -1: BUSY,
    15: BUSY,
    88: BUSY,  # with a sub_code that one decides
    **dict.fromkeys(range(90001, 90015), THROTTLED),
    90018: THROTTLED,
    90020: ALERT,
    40001: ALERT,
    40014: STALE_TOKEN,
    41001: STALE_TOKEN,
    42001: STALE_TOKEN,
    60011: ALERT,
    33012: GONE,
    50002: GONE,
    50004: ALERT,
    60003: BUG,
    40104: GONE,
    60121: GONE,
    130101: MUTED,
    410100: MUTED,
    300001: FALL_BACK,
    300005: FALL_BACK,
    400013: GONE,
    400106: GONE,
    400102: ALERT,
    310000: ALERT,
    101002: BUG,
    460101: BUG,
}

# Names of ours that a caller acts on, where the platform has only a number.
OUR_NAMES = {300001: SESSION_EXPIRED, 300005: SESSION_EXPIRED, 101002: TOO_LONG, 460101: TOO_LONG}

BY_STATUS = {401: STALE_TOKEN, 408: BUSY, 425: BUSY, 429: THROTTLED}

# The lists inside a successful answer: these people got nothing.
BY_LIST = {
    "invalidStaffIdList": GONE,
    "filteredStaffIdList": GONE,
    "flowControlledStaffIdList": LATER,
}


def rule_on_name(code: str) -> Ruling | None:
    """The ruling on a code of the new API; None if the table does not know it."""
    if code in BY_NAME:
        return BY_NAME[code]
    for ending, ruling in BY_ENDING.items():
        if code.endswith(ending):
            return ruling
    beginnings = [known for known in BY_BEGINNING if code.startswith(known)]
    return BY_BEGINNING[max(beginnings, key=len)] if beginnings else None


def rule_on_status(status: int) -> Ruling:
    """What is left when the code says nothing: 5xx is theirs, other 4xx are ours."""
    server_side = 500
    return BY_STATUS.get(status, BUSY if status >= server_side else BUG)
