"""What stands for a file in a text, what a file's name says, and how speech begins."""

import pytest

from domain import intents
from domain.intents import CaseRef
from domain.reading import read
from domain.reading.files.attachments import without_hums
from domain.reading.files.names import read_name
from domain.vocabulary import Source
from tests.domain.reading.scenes import LIAISON, OFFICE, cases, plain

KNOWN = {12, 13, 15, 45}


@pytest.mark.parametrize(
    "text",
    ["[图片] 12", "【图片】12", "(图片)12", "（照片） 12号", "[图片]１２", "12 [图片]", "[图片][图片] 12"],
)
def test_a_picture_is_announced_for_a_case(text: str) -> None:
    assert plain(read(text, LIAISON).intent) == intents.AttachFile(cases(12))


@pytest.mark.parametrize("text", ["[图片]", "【图片】", " （图片） ", "[图片][图片]"])
def test_a_picture_is_announced_for_none(text: str) -> None:
    assert read(text, LIAISON).intent == intents.AttachFile()


@pytest.mark.parametrize(
    "text",
    ["[文件:12号复文.docx]", "[文件：12号复文.docx]", "[文件] 12号复文.docx", "【文件: 12号复文.docx】"],
)
def test_a_file_is_announced_by_its_name(text: str) -> None:
    assert plain(read(text, LIAISON).intent) == intents.AttachFile(cases(12), name="12号复文.docx")


def test_a_name_may_hold_brackets() -> None:
    assert read("[文件:12号复文[1].docx]", LIAISON).intent.name == "12号复文[1].docx"  # type: ignore[attr-defined]


def test_a_caption_beside_a_picture_is_kept_as_typed() -> None:
    intent = read("[图片] 12 现场照片，已整改", LIAISON).intent
    assert plain(intent) == intents.AttachFile(cases(12), text="12 现场照片，已整改")


@pytest.mark.parametrize("text", ["[图片] 签收12", "签收12 [图片]"])
def test_a_command_beside_a_picture_is_the_command(text: str) -> None:
    assert plain(read(text, LIAISON).intent) == intents.Acknowledge(cases(12))


def test_a_table_is_announced_for_import() -> None:
    assert read("[文件:交办表.xlsx] 导入", OFFICE).intent == intents.ImportFile(0)


@pytest.mark.parametrize(
    "text", ["[聊天记录] 签收12", "[聊天记录]\n王工：签收12\n李总：退回13 不归我们管", "【合并转发】签收12"]
)
def test_what_others_said_is_never_a_command(text: str) -> None:
    assert read(text, LIAISON).intent == intents.NotUnderstood(text)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("[语音] 签收12", "签收12"),
        ("[语音] 嗯那个十二号签收", "十二号签收"),
        ("【语音】就是，12到60%了", "12到60%了"),
    ],
)
def test_recognised_speech_is_read_like_typed_text(text: str, typed: str) -> None:
    assert read(text, LIAISON).intent == read(typed, LIAISON).intent


@pytest.mark.parametrize("text", ["[抱拳]", "12号整改(照片)", "12号的图片看不清", "[图纸] 12"])
def test_other_brackets_are_no_files(text: str) -> None:
    assert not isinstance(read(text, LIAISON).intent, intents.AttachFile)


@pytest.mark.parametrize(
    ("name", "ordinals"),
    [
        ("12号复文.docx", [12]),
        ("建议013_会办意见.pdf", [13]),
        ("提案〔2026〕12号答复函.pdf", [12]),
        ("第十二号建议.doc", [12]),
        ("会办意见（提案12）.doc", [12]),
        ("012 复文.docx", [12]),
        ("12_IMG.jpg", [12]),
        ("12-15.jpg", [12, 15]),
        ("建议012和建议013.pdf", [12, 13]),
        ("99号复文.docx", [99]),
        ("99.docx", []),
        ("IMG_2026.jpg", []),
        ("IMG_12.jpg", []),
        ("微信图片_20260912101512.jpg", []),
        ("图片12.jpg", []),
        ("附件12.doc", []),
        ("20261015.jpg", []),
        ("2026-12-15.jpg", []),
        ("2026年12月.xlsx", []),
        ("12月15日.jpg", []),
        ("9月12号会议纪要.doc", []),
        ("12号楼照片.jpg", []),
        ("3.12现场.jpg", []),
        ("v12.doc", []),
        ("现场.jpg", []),
        ("", []),
    ],
)
def test_cases_that_a_name_may_mean(name: str, ordinals: list[int]) -> None:
    assert [ref.ordinal for ref in read_name(name, KNOWN).refs] == ordinals


def test_a_name_says_the_source_too() -> None:
    assert read_name("提案〔2026〕12号答复函.pdf").refs == (
        CaseRef(12, Source.CPPCC_PROPOSAL, "提案〔2026〕12"),
    )


@pytest.mark.parametrize(
    "name", ["12号复文.docx", "答复函.pdf", "建议013_会办意见.pdf", "协办意见.doc", "12回复.doc"]
)
def test_a_letter_calls_itself_one(name: str) -> None:
    assert read_name(name).letter


@pytest.mark.parametrize("name", ["现场.jpg", "图纸.pdf", "反复漏水.jpg", "意见箱.jpg"])
def test_other_names_are_no_letters(name: str) -> None:
    assert not read_name(name).letter


@pytest.mark.parametrize(
    "text",
    ["附件归到12", "照片是12号的", "刚才发的那张照片是12的", "把图片放到12", "附件 12", "刚才的文件归12"],
)
def test_what_was_sent_before_is_put_to_a_case(text: str) -> None:
    assert plain(read(text, LIAISON).intent) == intents.AttachFile(cases(12))


@pytest.mark.parametrize(
    "text", ["材料是12月的", "文件给12号前", "附件见12号文", "图片不清楚", "材料已报12份"]
)
def test_other_sentences_about_files_put_nothing_anywhere(text: str) -> None:
    assert not isinstance(read(text, LIAISON).intent, intents.AttachFile)


@pytest.mark.parametrize(
    ("spoken", "words"),
    [
        ("嗯那个十二号签收", "十二号签收"),
        ("然后呢，就是12号办完了", "12号办完了"),
        ("哈，喂，我们12号看过了", "我们12号看过了"),
        ("那个件办好了", "那个件办好了"),
        ("就是这个", "就是这个"),
        ("额外费用", "额外费用"),
        ("嗯。", ""),
    ],
)
def test_speech_loses_its_hums_and_nothing_else(spoken: str, words: str) -> None:
    assert without_hums(spoken) == words


@pytest.mark.parametrize("mark", ["[图片] ", "[语音]", "[图片][文件:a.doc][语音]"])
def test_any_number_of_markers_is_borne(mark: str) -> None:
    for text in (mark * 2000, mark * 2000 + "签收12", "签收12" + mark * 2000):
        assert not isinstance(read(text, LIAISON).intent, intents.Acknowledge)


@pytest.mark.parametrize(
    "text", ["[图片] [聊天记录] 签收12", "签收12 [聊天记录]", "[图片] 签收12 [聊天记录]"]
)
def test_a_talk_beside_something_else_is_no_command_either(text: str) -> None:
    assert isinstance(read(text, LIAISON).intent, intents.NotUnderstood)
