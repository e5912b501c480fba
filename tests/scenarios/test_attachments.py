"""Pictures, files, voice and talks passed on: whose case, what they are, and nothing lost."""

import hashlib
import stat
from pathlib import Path

import pytest
from sqlmodel import select

from bot.attachments import fetch
from domain.messages import Attachment, AttachmentKind
from handlers.workbooks.shelf import Shelf
from simulator.acts import Said
from storage.files import FileStore
from storage.ledger import history
from storage.tables import Reply, StoredFile
from storage.witness import HEADS
from storage.witness import NAME as WITNESS
from tests.scenarios.conftest import Opens
from tests.scenarios.town import Town

JPEG, PDF, DOCX = b"\xff\xd8\xff picture", b"%PDF-1.7 minutes", b"PK\x03\x04 letter"


async def handed_in(t: Town) -> list[Reply]:
    async with t.database.reader() as session:
        return list((await session.exec(select(Reply).order_by(Reply.id))).all())  # type: ignore[arg-type]


async def kept(t: Town) -> list[StoredFile]:
    async with t.database.reader() as session:
        return list((await session.exec(select(StoredFile))).all())


def on_disk(t: Town) -> list[Path]:
    """What people's files left; the witness of the ledger's head lies beside them."""
    return [path for path in t.files.rglob("*") if path.is_file() and path.name not in (WITNESS, HEADS)]


# Whose case it is.


@pytest.mark.parametrize("caption", ["13", "建议13 现场照片", "13号整改后的样子", "十三号的图"])
async def test_words_beside_a_picture_say_whose_it_is(town: Opens, caption: str) -> None:
    async with town() as t:
        done = await t.liaison.shows(JPEG, text=caption)
        assert "已记下 建议013 的进展" in done.title
        assert "附件 1 个" in done


async def test_several_pictures_in_one_message_are_one_act(town: Opens) -> None:
    async with town() as t:
        done = await t.liaison.shows(JPEG, JPEG + b"2", JPEG + b"3", text="13 整改前后")
        assert "附件 3 个" in done
        (reply,) = await handed_in(t)
        assert (reply.text, len(reply.file_ids)) == ("13 整改前后", 3)
        assert len(on_disk(t)) == 3


async def test_a_quoted_card_says_whose_it_is(town: Opens) -> None:
    async with town() as t:
        card = t.city_liaison.chat[-1]
        done = await t.city_liaison.shows(JPEG, quote=card)
        assert "已记下 建议030 的进展" in done.title


async def test_a_picture_beside_an_answer_is_handed_in_with_it(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.shows(JPEG, text="会办意见13：同意")
        assert "附件：1 个" in echo
        await t.liaison.says("确认")
        (reply,) = await handed_in(t)
        assert len(reply.file_ids) == 1


async def test_the_name_of_a_file_is_only_a_guess(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.sends("21号现场.pdf", PDF)
        assert "归到 建议021" in asked.title
        assert not await handed_in(t)
        assert "已记下 建议021 的进展" in (await t.liaison.taps("是，记为进展")).title


async def test_a_wrong_guess_is_put_right_with_the_number(town: Opens) -> None:
    async with town() as t:
        await t.liaison.sends("21号现场.pdf", PDF)
        assert "已记下 建议013 的进展" in (await t.liaison.says("13")).title
        (reply,) = await handed_in(t)
        assert len(reply.file_ids) == 1


@pytest.mark.parametrize(
    "name", ["20261013.pdf", "2026年12月.pdf", "12-13.pdf", "99号现场.pdf", "扫描13.pdf"]
)
async def test_a_name_that_says_nothing_sure_is_asked_about(town: Opens, name: str) -> None:
    async with town() as t:
        asked = await t.liaison.sends(name, PDF)
        assert asked.title == "敏感件 归到哪一件？"
        assert "取消" in asked.labels
        assert not await handed_in(t)


async def test_the_case_seen_last_is_offered_first(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("查看 建议021")
        asked = await t.liaison.shows(JPEG)
        assert asked.labels[0] == "建议021"
        assert "已记下 建议021 的进展" in (await t.liaison.says("1")).title


async def test_the_number_is_typed_after_the_picture(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        done = await t.liaison.says("77 排查现场")
        assert "已记下 建议077 的进展" in done.title
        (reply,) = await handed_in(t)
        assert (reply.text, len(reply.file_ids)) == ("77 排查现场", 1)


async def test_pictures_and_words_sent_one_by_one_belong_together(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        assert "2 个文件" in await t.liaison.shows(JPEG + b"2")
        assert "南门整改以后" in await t.liaison.says("这是南门整改以后的")
        await t.liaison.taps("建议013")
        (reply,) = await handed_in(t)
        assert (reply.text, len(reply.file_ids)) == ("这是南门整改以后的", 2)


async def test_a_number_of_nobodys_case_is_asked_about_again_and_nothing_is_lost(town: Opens) -> None:
    async with town() as t:
        theirs = await t.liaison.shows(JPEG, text="建议030 现场")
        await t.liaison.taps("取消")
        nobodys = await t.liaison.shows(JPEG, text="建议998 现场")
        assert "没有找到您名下的 建议030" in theirs
        assert theirs.text.replace("030", "998") == nobodys.text
        assert "已记下 建议013 的进展" in (await t.liaison.says("13")).title


async def test_pictures_of_two_cases_are_asked_about(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.shows(JPEG, text="13和21的照片")
        assert asked.labels[:2] == ["建议013", "建议021"]
        assert not await handed_in(t)


# Nothing is lost.


async def test_another_command_does_not_swallow_the_picture(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        signed = await t.liaison.says("签收 建议021")
        assert "已签收" in signed
        assert "还没有归到哪一件" in signed
        asked = await t.liaison.says("附件归到13")
        assert "归到 建议013" in asked.title
        await t.liaison.says("确认")
        (reply,) = await handed_in(t)
        assert len(reply.file_ids) == 1


async def test_a_picture_beside_a_command_that_takes_none_is_kept(town: Opens) -> None:
    async with town() as t:
        signed = await t.liaison.shows(JPEG, text="签收13")
        assert "已签收" in signed
        assert "还没有归到哪一件" in signed
        assert "归到 建议013" in (await t.liaison.says("照片是13号的")).title


async def test_when_the_question_expired_he_is_told_once_what_is_left(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        await t.time_goes_to("2026-09-23 10:00")
        assert "还没有归到哪一件" in await t.liaison.says("签收 建议021")
        assert "还没有归到哪一件" not in await t.liaison.says("签收 建议013")
        assert "归到 建议021" in (await t.liaison.says("附件归到21")).title
        (file,) = await kept(t)
        async with t.database.reader() as session:
            noted = await history(session, f"file:{file.sha256}")
        assert [entry.act for entry in noted] == ["file_received"]


async def test_looking_something_up_leaves_the_question_open(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        assert "还没有归到哪一件" not in await t.liaison.says("我的")
        assert "已记下 建议021 的进展" in (await t.liaison.taps("建议021")).title


async def test_the_question_survives_a_restart(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        await t.closes()
        await t.opens()
        assert "已记下 建议013 的进展" in (await t.liaison.says("13")).title


async def test_a_cancelled_picture_is_filed_nowhere(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG)
        assert "已取消" in await t.liaison.taps("取消")
        assert not await handed_in(t)


# The answer itself.


async def test_a_letter_is_offered_as_the_answer_and_shown_before_it_counts(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.sends("建议013_会办意见.docx", DOCX)
        assert asked.labels == ["作为会办意见", "只记为进展", "取消"]
        echo = await t.liaison.taps("作为会办意见")
        assert "附件：1 个" in echo
        assert not await handed_in(t)
        await t.liaison.taps("确认提交")
        (reply,) = await handed_in(t)
        assert (reply.kind, len(reply.file_ids)) == ("co_opinion", 1)


async def test_a_letter_may_as_well_be_mere_progress(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG, text="建议21的复文初稿")
        done = await t.liaison.taps("只记为进展")
        assert "已记下 建议021 的进展" in done.title


# A file that is only spoken of.


@pytest.mark.parametrize("text", ["[图片] 13", "【图片】13", "13 [图片]"])
async def test_an_announced_picture_is_asked_for_and_then_goes_to_its_case(town: Opens, text: str) -> None:
    async with town() as t:
        assert "没有收到图片" in await t.liaison.says(text)
        assert not await handed_in(t)
        assert "已记下 建议013 的进展" in (await t.liaison.shows(JPEG)).title


async def test_an_announced_file_without_a_case_is_asked_about_first(town: Opens) -> None:
    async with town() as t:
        assert "没有收到" in await t.liaison.says("[图片]")
        assert "下一个文件就归到 建议021" in await t.liaison.says("21")
        assert "已记下 建议021 的进展" in (await t.liaison.shows(JPEG)).title


async def test_an_announced_letter_is_asked_for_by_name(town: Opens) -> None:
    async with town() as t:
        assert "“21号复文.docx”没有收到" in await t.liaison.says("[文件:21号复文.docx]")
        assert "作为答复" in (await t.liaison.sends("21号复文.docx", DOCX)).labels


async def test_an_announced_table_is_asked_for(town: Opens) -> None:
    async with town() as t:
        assert "没有收到表格" in await t.admin.says("[文件:交办表.xlsx] 导入")


# Voice.


async def test_voice_is_said_back_and_confirmed_once_before_it_counts(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.sends("语音.amr", b"#!AMR", spoken="嗯那个建议十三号签收")
        assert "听到的是：“建议十三号签收”" in heard
        assert "待签收" in await t.liaison.says("查看 建议013")
        assert "已签收" in await t.liaison.taps("对")


async def test_what_is_echoed_anyway_is_confirmed_only_once(town: Opens) -> None:
    async with town() as t:
        echo = await t.liaison.sends("语音.amr", b"#!AMR", spoken="会办意见建议十三，同意")
        assert "听到的是" in echo
        assert "请核对后确认提交" in echo
        await t.liaison.sends("语音.amr", b"#!AMR", spoken="确认")
        assert len(await handed_in(t)) == 1


@pytest.mark.parametrize("spoken", ["", "嗯。"])
async def test_voice_that_was_not_recognised_is_asked_for_in_writing(town: Opens, spoken: str) -> None:
    async with town() as t:
        assert "请打字" in await t.liaison.sends("语音.amr", b"#!AMR", spoken=spoken)


async def test_pasted_speech_is_confirmed_like_speech(town: Opens) -> None:
    async with town() as t:
        assert "听到的是：“建议13签收”" in await t.liaison.says("[语音] 建议13签收")
        assert "待签收" in await t.liaison.says("查看 建议013")


async def test_voice_without_a_command_is_only_looked_at(town: Opens) -> None:
    async with town() as t:
        heard = await t.liaison.sends("语音.amr", b"#!AMR", spoken="查看建议十三")
        assert "关于学校周边停车难的建议" in heard


# What others said.


async def test_a_talk_passed_on_is_never_a_command(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.passes_on(("王工", "签收 建议013"), ("李总", "退回建议021 不归我们管"))
        assert asked.title == "敏感件 这段聊天记录记到哪一件？"
        assert "王工：签收 建议013" in asked
        assert "待签收" in await t.liaison.says("查看 建议013")
        assert not t.approver.hears()


async def test_a_talk_is_put_to_the_case_he_names(town: Opens) -> None:
    async with town() as t:
        await t.liaison.passes_on(*[("王工", f"第{number}句：" + "说来话长" * 20) for number in range(9)])
        assert "已记下 建议021 的进展" in (await t.liaison.says("21")).title
        (reply,) = await handed_in(t)
        assert len(reply.text) == 200
        (file,) = await kept(t)
        talk = FileStore(t.files).read(file.sha256).decode()
        assert reply.file_ids == [file.id]
        assert talk.count("王工") == 9


async def test_a_talk_never_answers_a_question_for_words(town: Opens) -> None:
    async with town() as t:
        await t.liaison.says("会办意见 建议013")
        asked = await t.liaison.passes_on(("王工", "同意"))
        assert asked.title == "敏感件 这段聊天记录记到哪一件？"


async def test_the_text_of_a_quotation_is_never_a_command(town: Opens) -> None:
    async with town() as t:
        t.messenger.acts.say(t.liaison.user_id, Said(text="先不管"))
        await t.rests()
        own = t.messenger.acts.say(t.liaison.user_id, Said(text="签收 建议998"))[0]
        await t.rests()
        await t.liaison.says("请看上面", quote=own)
        assert "待签收" in await t.liaison.says("查看 建议013")


# Safety.


async def test_a_picture_that_is_a_program_or_a_page_is_not_taken(town: Opens) -> None:
    async with town() as t:
        for content in (b"MZ\x90\0", b"<html><script>alert(1)</script>"):
            assert "内容和文件类型对不上" in await t.liaison.shows(content)
        assert not on_disk(t)


async def test_what_was_not_taken_is_said_beside_what_was(town: Opens) -> None:
    async with town() as t:
        done = await t.liaison.shows(JPEG, b"MZ\x90\0", text="13 现场")
        assert "已记下 建议013 的进展" in done.title
        assert "附件 1 个" in done
        assert "没有收下" in done


async def test_a_name_shows_as_the_text_it_is(town: Opens) -> None:
    async with town() as t:
        asked = await t.liaison.sends("../**现场**\u202e[点我](x).pdf", PDF)
        assert "__现场__[点我](x).pdf" in asked
        assert "点我" not in asked.labels


async def test_the_same_file_of_two_people_lies_on_disk_once(town: Opens) -> None:
    async with town() as t:
        await t.liaison.shows(JPEG, text="13")
        await t.city_liaison.shows(JPEG, text="30")
        assert len(await kept(t)) == 2
        (path,) = on_disk(t)
        assert path.name == hashlib.sha256(JPEG).hexdigest()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_a_stranger_leaves_nothing_on_disk(town: Opens) -> None:
    async with town() as t:
        assert "还不认识您" in await t.outsider.shows(JPEG)
        assert not on_disk(t)


async def test_what_can_no_longer_be_fetched_is_asked_for_again(town: Opens) -> None:
    async with town() as t:
        t.messenger.switch({"path": "messageFiles/download", "status": 400})
        assert "请重新发一次" in await t.liaison.shows(JPEG)
        t.messenger.switch({"reset": True})
        assert "已记下 建议013 的进展" in (await t.liaison.shows(JPEG, text="13")).title


async def test_a_crash_after_the_download_leaves_a_content_that_harms_nobody(town: Opens) -> None:
    async with town() as t:
        wanted = [Attachment(AttachmentKind.PICTURE, "code")]
        await fetch(wanted, Pictures(), Shelf(FileStore(t.files)))  # and then the lights go out
        assert len(on_disk(t)) == 1
        assert not await kept(t)
        assert "附件 1 个" in await t.liaison.shows(JPEG, text="13")
        assert len(on_disk(t)) == len(await kept(t)) == 1


class Pictures:
    """A messenger that has one picture."""

    async def download(self, code: str, limit_bytes: int) -> bytes:
        assert (code, limit_bytes > len(JPEG)) == ("code", True)
        return JPEG
