"""Every phrase of the tables, said over the wire: what is done, asked, answered or refused."""

import pytest

from tests.phrases.district import TABLES, footprint, settle, speaker
from tests.phrases.phrases import ALL, Phrase
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Heard, Speaker, Town

QUIET = [phrase for phrase in ALL if phrase.outcome in "问答拒"]
DOING = [phrase for phrase in ALL if phrase.outcome == "做"]
SHARED = 13  # phrases that change nothing are said in one town one after another, so many at a time
MENTION = "@督办助手"
ASKS = ("取消", "都不是", "不是", "不用")


async def say(phrase: Phrase, town: Town) -> Heard:
    someone = speaker(town, phrase.who)
    if phrase.who == "群":
        return await say_in_group(phrase, town, someone)
    if not phrase.quoted:
        return await someone.says(phrase.phrase)
    await town.admin.says(f"催办 {phrase.quoted}")  # a card about that case alone
    return await someone.says(phrase.phrase, quote=someone.chat[-1])


async def say_in_group(phrase: Phrase, town: Town, someone: Speaker) -> Heard:
    if "群" not in town.messenger.company.groups:
        town.gathers("群", someone, town.admin)
    text = phrase.phrase if phrase.phrase.startswith("@") else f"{MENTION} {phrase.phrase}"
    return await someone.says(text, group="群")


def must_say(phrase: Phrase, heard: Heard) -> None:
    alone = phrase.intent != "MakeReport"  # a report comes behind the word that it is being made
    assert len(heard) == 1 or not (alone and phrase.phrase.strip()), heard
    for word in phrase.words:
        assert word in heard, f"{word} is missing in: {heard.text}"


@pytest.mark.parametrize("phrase", DOING, ids=str)
async def test_what_is_clear_is_done(town: Opens, phrase: Phrase) -> None:
    async with town(tables=TABLES) as t:
        await settle(t)
        before = await footprint(t)
        heard = await say(phrase, t)
        must_say(phrase, heard)
        if phrase.ordinals not in ({12}, {45}):  # those are signed already
            assert await footprint(t) != before


@pytest.mark.parametrize("place", range(0, len(QUIET), SHARED))
async def test_the_rest_is_asked_answered_or_refused_and_changes_nothing(town: Opens, place: int) -> None:
    async with town(tables=TABLES) as t:
        await settle(t)
        before = await footprint(t)
        for phrase in QUIET[place : place + SHARED]:
            heard = await say(phrase, t)
            must_say(phrase, heard)
            assert await footprint(t) == before, f"{phrase}: {heard.text}"
            if phrase.outcome == "问":
                assert "？" in heard or set(ASKS) & set(heard.labels), f"{phrase}: {heard.text}"
            await speaker(t, phrase.who).says("取消")
