"""Who reads which digest, silence, pictures: the office's sentences, and what only sounds like them."""

import pytest

from domain import intents
from domain.intents import Extent, Intent
from domain.reading import read
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, OFFICE

S, P = Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL
CITY, HOUSING = "区城市管理局", "区住房和城乡建设局"


def chosen(person: str, *units: str, sources: tuple[Source, ...] = (), unplaced: str = "") -> Intent:
    return intents.SetDigestScope(person, Extent.CHOSEN, units, sources, unplaced)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        (f"日报范围 张建国 {HOUSING} {CITY}", chosen("张建国", HOUSING, CITY)),
        (f"日报范围：张建国、{HOUSING}、{CITY}", chosen("张建国", HOUSING, CITY)),
        (f"日报范围 张建国同志 只看{HOUSING}和{CITY}的件", chosen("张建国", HOUSING, CITY)),
        ("日报范围 李敏 建议 提案", chosen("李敏", sources=(S, P))),
        ("李敏的日报只看建议和提案", chosen("李敏", sources=(S, P))),
        ("李敏的日报只看建议、提案", chosen("李敏", sources=(S, P))),
        (f"把李敏的日报范围改成{CITY}", chosen("李敏", CITY)),
        ("日报范围 li.min01 提案", chosen("li.min01", sources=(P,))),
        ("日报范围 李敏 东张西望", chosen("李敏", unplaced="东张西望")),
        ("日报范围 李敏 全部", intents.SetDigestScope("李敏", Extent.EVERYTHING)),
        ("日报范围 李敏 恢复默认", intents.SetDigestScope("李敏", Extent.USUAL)),
        ("日报范围", intents.ShowDigestReaders()),
        ("日报范围 李敏", intents.ShowDigestReaders()),
        ("谁收日报？", intents.ShowDigestReaders()),
        ("日报都发给谁看", intents.ShowDigestReaders()),
        ("没有事的日子不发日报", intents.SetDigestSilence(silent=True)),
        ("没事就不用发日报了", intents.SetDigestSilence(silent=True)),
        ("日报没事别发", intents.SetDigestSilence(silent=True)),
        ("没有事也发", intents.SetDigestSilence(silent=False)),
        ("没有情况也照常发日报", intents.SetDigestSilence(silent=False)),
        ("日报不配图", intents.SetDigestPictures(shown=False)),
        ("日报不要图表", intents.SetDigestPictures(shown=False)),
        ("日报里别放图片了", intents.SetDigestPictures(shown=False)),
        ("日报配图", intents.SetDigestPictures(shown=True)),
        ("日报也带图", intents.SetDigestPictures(shown=True)),
    ],
)
def test_the_office_sets_its_digests(message: str, intent: Intent) -> None:
    assert read(message, OFFICE).intent == intent


@pytest.mark.parametrize(
    "message", ["没有事就不发了", "没有情况也发", "没事", "日报图", "日报", "我的日报只看提案"]
)
def test_what_only_sounds_like_it_sets_nothing(message: str) -> None:
    setting = (intents.SetDigestScope, intents.SetDigestSilence, intents.SetDigestPictures)
    assert not isinstance(read(message, LIAISON).intent, setting)
