"""A unit tells that it has been in touch with whoever raised a case: echoed, logged, never its own praise."""

import pytest
from sqlmodel import col, select

from domain.vocabulary import ContactKind
from storage.tables import Contact
from storage.unit_of_work import UnitOfWork
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town


async def logged(town: Town) -> list[tuple[ContactKind, str, str]]:
    """Every contact on record that counts: how, when, in whose words."""
    async with UnitOfWork(town.database, town.clock.now()) as work:
        rows = await work.session.exec(
            select(Contact).where(col(Contact.undone_at).is_(None)).order_by(col(Contact.id))
        )
        return [(ContactKind(row.kind), str(row.on), row.text) for row in rows.all()]


async def test_a_talk_face_to_face_is_logged_after_a_yes(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("建议012跟王代表当面谈过了,他挺满意")
        assert "面商" in heard
        assert "回访时问本人" in heard, "his satisfaction is not the unit's to say"
        assert await logged(t) == []
        heard = await t.liaison.taps("对，记下")
        assert "已给 建议012 记一次面商" in heard
        assert await logged(t) == [(ContactKind.FACE, "2026-09-22", "跟王代表当面谈过了,他挺满意")]
        assert "面商1次" in await t.liaison.says("查看 建议012")


async def test_a_call_is_no_talk_face_to_face(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("建议012昨天已电话联系王代表")
        assert "只有当面谈才算面商" in heard
        assert "9月21日" in heard
        await t.liaison.taps("对，记下")
        assert [(kind, on) for kind, on, _ in await logged(t)] == [(ContactKind.PHONE, "2026-09-21")]
        heard = await t.liaison.says("建议012面商过了")
        assert "是办理的哪个阶段" in heard, "a second contact before any work may be either"
        await t.liaison.taps("办中")
        assert "面商1次，电话联系1次" in await t.liaison.says("查看 建议012")


@pytest.mark.parametrize(
    "text",
    [
        "建议012约了代表明天见面",
        "建议012打了三次电话，没联系上代表",
        "建议012电话打不通",
        "建议012还没跟代表当面谈",
        "建议012当面谈过了吗",
        "建议012已电话联系施工单位",
    ],
)
async def test_what_is_planned_tried_or_asked_is_no_contact(town: Opens, text: str) -> None:
    async with town() as t:
        heard = await t.liaison.says(text)
        assert "对，记下" not in heard.labels
        await t.liaison.says("确认")
        assert await logged(t) == []


async def test_no_is_no(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("建议012面商过了")
        await t.liaison.taps("不记")
        assert await logged(t) == []


async def test_two_days_are_asked_about(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.says("建议012 9月10日和9月18日跟王代表当面谈过")
        assert "没看懂是哪天" in heard
        assert await logged(t) == []


async def test_a_case_of_another_unit_is_not_found(town: Opens) -> None:
    async with town() as t:
        assert "没有找到" in await t.liaison.says("建议030跟代表当面谈过了")
