"""The ceiling of acting: the same rows in the same batches by the bare driver, nothing thought."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import asyncpg
from sqlalchemy.engine import URL

from benchmarks.offices import MORNING
from benchmarks.reckoning import timing

# Numbered marks are PostgreSQL's; SQLite understands ?1 for $1.
CLAIM = "SELECT id, payload FROM inbox WHERE state = 'new' ORDER BY id LIMIT $1"
REPLY = """INSERT INTO reply (assignment_id, kind, text, file_ids, person_id, said_at, counts_at)
    VALUES ($1, 'progress', '已现场勘查并联系代表', '[]', $2, $3, $3)"""
ASSIGNMENT = "UPDATE assignment SET state = 'in_progress', acknowledged_at = $2 WHERE id = $1"
TALK = """INSERT INTO conversation (person_id, last_act, last_assignment_id) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE SET last_act = excluded.last_act"""
MESSAGE = """INSERT INTO message (key, kind, lane, person_id, address, to_group, title, text, buttons,
    content_hash, assignment_ids, urgent, state, attempts, next_try_at, trouble, created_at)
    VALUES ($1, 'reply', 0, $2, $3, false, '已记下', $4, '[]', $5, '[]', false, 'planned', 0, $6, '', $6)"""
SETTLED = "UPDATE inbox SET state = 'settled', settled_at = $2 WHERE id = $1"
LEDGER = """INSERT INTO ledger (seq, at, actor, act, subject, facts, previous_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"""
HEAD = "UPDATE ledger_head SET seq = $1, hash = $2"
TEXT = "已记为进展。\n\n> 已现场勘查并联系代表\n\n120 秒内可撤回。" * 3

Rows = list[tuple[Any, ...]]


class Chain:
    """A ledger that only knows where it ends."""

    def __init__(self) -> None:
        self.seq, self.hash = 0, ""

    def link(self, at: datetime | str, act: str, subject: str) -> tuple[Any, ...]:
        """One more entry, hashed with the one before."""
        self.seq, previous = self.seq + 1, self.hash
        parts = [self.seq, str(at), "user", act, subject, {}, previous]
        self.hash = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        return self.seq, at, "user", act, subject, "{}", previous, self.hash


def statements(
    claimed: Sequence[tuple[int, int]], chain: Chain, at: datetime | str
) -> Iterator[tuple[str, Rows]]:
    """What one batch writes; `claimed` are inbox ids and people. Every other act hands something in."""
    yield REPLY, [(row_id % 1800 + 1, person, at) for row_id, person in claimed if row_id % 2]
    yield ASSIGNMENT, [(row_id % 1800 + 1, at) for row_id, _ in claimed]
    yield TALK, [(person, '{"kind": "reply"}', row_id % 1800 + 1) for row_id, person in claimed]
    hashed = hashlib.sha256(TEXT.encode()).hexdigest()
    yield (
        MESSAGE,
        [(f"reply:{row_id}", person, f"u{person}", TEXT, hashed, at) for row_id, person in claimed],
    )
    entries = [(act, row_id) for row_id, _ in claimed for act in ("progress", "planned")]
    yield LEDGER, [chain.link(at, act, f"assignment:{row_id}") for act, row_id in entries]
    yield HEAD, [(chain.seq, chain.hash)]
    yield SETTLED, [(row_id, at) for row_id, _ in claimed]


def _people(rows: Sequence[Sequence[Any]]) -> list[tuple[int, int]]:
    return [(row[0], int(json.loads(row[1])["user_id"][1:])) for row in rows]


async def on_sqlite(url: URL, acts: int, batch: int) -> float:
    """Acts a second, on one connection with the product's pragmas."""
    connection = sqlite3.connect(str(url.database), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    chain, at = Chain(), MORNING.isoformat()
    with timing() as watch:
        for _ in range(0, acts, batch):
            connection.execute("BEGIN IMMEDIATE")
            claimed = _people(connection.execute(CLAIM.replace("$", "?"), [batch]).fetchall())
            for statement, rows in statements(claimed, chain, at):
                connection.executemany(statement.replace("$", "?"), rows)
            connection.execute("COMMIT")
    connection.close()
    return acts / watch.seconds


async def on_postgresql(url: URL, acts: int, batch: int) -> float:
    """Acts a second, on one connection."""
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    connection = await asyncpg.connect(dsn)
    chain = Chain()
    with timing() as watch:
        for _ in range(0, acts, batch):
            async with connection.transaction():
                claimed = _people(await connection.fetch(CLAIM + " FOR UPDATE SKIP LOCKED", batch))
                for statement, rows in statements(claimed, chain, MORNING):
                    await connection.executemany(statement, rows)
    await connection.close()
    return acts / watch.seconds
