"""What is read as a wish about the roster, and what merely sounds like one."""

from dataclasses import replace

import pytest

from domain import intents
from domain.intents import EditRoster, ShowHealth, SyncContacts
from domain.reading import OpenQuestion, read
from tests.domain.reading.scenes import LIAISON, OFFICE

PASTED = "区教育局 联络员 张三 13800000000\n区水务局 联络员 李四 u78"


@pytest.mark.parametrize(
    "text",
    [
        "花名册",
        "花名册 区教育局 联络员 张三 13800000000",
        "添加联络员 区教育局 张三 13800000000",
        "新增承办员：\n区教育局 李四 13800000009",
        "添加单位 区大数据局",
        PASTED,
        "停用 张三",
        "离任 张三",
        "张三不再是区教育局联络员",
        "张三不再担任区教育局的联络员了",
        "张三手机号改为13900000000",
        "改手机 张三 13900000000",
        "区教育局改名为区教育体育局",
        "区教育局更名为区教育体育局",
    ],
)
def test_an_administrator_changes_the_roster(text: str) -> None:
    wanted = EditRoster("" if text == "花名册" else text)
    assert read(text, OFFICE).intent == wanted


@pytest.mark.parametrize(
    "text", ["停用 张三", "张三不再是区教育局联络员", PASTED, "区教育局改名为区教育体育局"]
)
def test_others_only_say_so(text: str) -> None:
    assert not isinstance(read(text, LIAISON).intent, EditRoster)


def test_lines_are_no_answer_to_a_question_for_words() -> None:
    asked = replace(OFFICE, question=OpenQuestion(words=True))
    assert read(PASTED, asked).intent == EditRoster(PASTED)
    assert isinstance(read("停用原因不明", asked).intent, intents.Supply)


@pytest.mark.parametrize(
    "text",
    [
        "进展 12 联络员张三 13800000000 已联系",
        "12 联络员 张三 13800000000",
        "停用 区教育局",
        "停发 区教育局",
        "换联络员 区教育局 李敏",
        "城管局的贺磊调走了，换丁晓彤",
        "催办 12 请联络员张三联系13800000000",
        "张三的手机号打不通",
        "体检中心的件到哪了",
        "通讯录里没有他",
        "加人",
        "增加人员投入，已完成60%",
        "增加单位用电负荷的事已经答复",
        "花名册上的人已经换了",
        "新增承办员王五负责这一片",
    ],
)
def test_what_only_sounds_like_it(text: str) -> None:
    for scene in (OFFICE, LIAISON, replace(LIAISON, question=OpenQuestion(words=True))):
        assert not isinstance(read(text, scene).intent, (EditRoster, SyncContacts, ShowHealth))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("体检", ShowHealth()),
        ("单位体检", ShowHealth()),
        ("做个体检", ShowHealth()),
        ("哪些单位联系不上", ShowHealth()),
        ("体检 全部", ShowHealth(1)),
        ("体检第3页", ShowHealth(3)),
        ("导出体检表", ShowHealth(as_file=True)),
        ("同步通讯录", SyncContacts()),
        ("同步一下钉钉通讯录", SyncContacts()),
        ("从钉钉同步花名册", SyncContacts()),
        ("按手机号找人", SyncContacts(by_mobile=True)),
        ("用手机号补用户ID", SyncContacts(by_mobile=True)),
        ("采纳通讯录", intents.AdoptContacts()),
        ("离任 f12", intents.EndAbsent(12)),
    ],
)
def test_the_check_up_and_the_address_book(text: str, wish: intents.Intent) -> None:
    assert read(text, OFFICE).intent == wish
