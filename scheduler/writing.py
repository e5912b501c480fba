"""Writes the messages of one person: urgent news apart; what has no words keeps back nothing else."""

import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence

from domain.bundles import DECISIONS
from domain.messages import Document
from domain.telling import CAPPED
from domain.vocabulary import MessageState
from scheduler.alerts import alert_admins, alert_office_words
from scheduler.lateness import lateness_of
from scheduler.sifting import Table
from scheduler.wording import Telling, put_into_words
from storage.ledger import ROBOT
from storage.outbox import DECISION_LANE, PUSH_LANE, Address, Label, post, post_document
from storage.tables import Message, Notice

logger = logging.getLogger(__name__)

PUSH, LATE_PUSH, DOCUMENT = "push", "late_push", "document"
Written = tuple[Message, Sequence[Notice]]


def write(table: Table, worth: Sequence[Notice]) -> Iterator[Written]:
    """One message, and one more if something is urgent; each with what it tells."""
    for urgent in (True, False):
        told = [notice for notice in worth if notice.urgent is urgent]
        if told:
            yield from _write(table, told)


def _write(table: Table, told: Sequence[Notice]) -> Iterator[Written]:
    try:
        message = _compose(table, told)
    except Exception:
        logger.exception("cannot put into words: %s", [notice.key for notice in told])
        if len(told) > 1:
            for notice in told:
                yield from _write(table, [notice])
        else:
            _give_up(table, told[0])
    else:
        _enclose(table, message, told)
        yield message, told


def _enclose(table: Table, message: Message, told: Sequence[Notice]) -> None:
    """Documents that news is about follow it, each once, as messages of their own."""
    named = {paper["sha256"]: paper["name"] for notice in told for paper in _papers(notice)}
    for sha256, name in named.items():
        label = Label(f"{message.key}:{sha256[:16]}", DOCUMENT, message.lane, message.urgent)
        post_document(table.work, Address(message.address, message.person_id), Document(name, sha256), label)


def _papers(notice: Notice) -> list[dict[str, str]]:
    alone = notice.facts.get("document")
    return [*([alone] if alone else []), *notice.facts.get("documents", [])]


def _compose(table: Table, told: Sequence[Notice]) -> Message:
    work, rules = table.work, table.rules
    person = rules.directory.person(told[0].person_id)
    late = lateness_of(told, work.now)
    made = table.told_today.get(person.id, 0) + 1
    telling = Telling(
        person,
        told,
        late,
        kept=sum(notice.facts.get("held") == CAPPED for notice in told),
        is_last=not told[0].urgent and made == rules.policy.daily_cap,
    )
    content = put_into_words(telling, table.items, table.standings.requests, rules)
    for kind in telling.broken:
        alert_office_words(work, rules, kind)
    label = Label(
        key=f"{PUSH}:{person.id}:{work.now.isoformat(timespec='seconds')}:{_digest(told)}",
        kind=LATE_PUSH if late else PUSH,
        lane=DECISION_LANE if any(notice.kind in DECISIONS for notice in told) else PUSH_LANE,
        urgent=told[0].urgent,
    )
    message = post(work, Address(person.user_id or "", person.id), content, label)
    message.expires_on = rules.on
    message.assignment_ids = sorted({notice.assignment_id for notice in told if notice.assignment_id})
    return message


def _give_up(table: Table, notice: Notice) -> None:
    """A fault of ours: an administrator learns of it."""
    notice.state, notice.dropped_because = MessageState.FAILED, "wording"
    table.work.record("failed", ROBOT, f"notice:{notice.key}", because="wording")
    alert_admins(table.work, table.rules, "wording", notice.key, notice=notice.key)


def _digest(told: Iterable[Notice]) -> str:
    ids = ",".join(str(notice.id) for notice in told)
    return hashlib.sha256(ids.encode()).hexdigest()[:16]
