"""Reads what became of each recipient out of a successful answer: HTTP 200 even if everybody failed (2.1)."""

from collections.abc import Iterable

from bot.messengers.dingtalk.fields import Json, identifier_of, list_of
from bot.messengers.dingtalk.refusals import WireRefusal
from bot.messengers.dingtalk.rulings import BY_LIST
from domain.messages import Outcome, Verdict


def outcomes_of(answer: Json, recipients: Iterable[str]) -> list[Outcome]:
    """One outcome a recipient, in order. Who stands in no list of failures got it under the receipt."""
    receipt = identifier_of(answer.get("processQueryKey"))
    failed = {
        person: (name, ruling.verdict)
        for name, ruling in BY_LIST.items()
        for person in list_of(answer.get(name))
        if isinstance(person, str)
    }
    return [
        Outcome(recipient, failed[recipient][1], code=failed[recipient][0])
        if recipient in failed
        else sent(recipient, receipt)
        for recipient in recipients
    ]


def sent(recipient: str, receipt: str | None) -> Outcome:
    """Sent – if the platform gave a receipt; a success without one is none."""
    if receipt is None:
        return WireRefusal.unreadable("no_receipt").outcome(recipient)
    return Outcome(recipient, Verdict.SENT, receipt=receipt)
