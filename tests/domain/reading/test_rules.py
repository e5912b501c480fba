"""Every reading says which rule made it; every rule of the table makes one."""

import re
from pathlib import Path

import pytest

from domain.reading import read
from domain.reading.reader import RULES, TYPO
from tests.domain.reading.scenes import LIAISON, OFFICE

MADE_BY = {
    "configuring": "话术",
    "intake": "待分办",
    "periodic": "出半月报",
    "report_setting": "关闭周督查",
    "calendar": "日历 10月",
    "letter": "签收 督3",
    "evaluation": "考评方案",
    "verdict": "第一个可以",
    "tracking": "完成 g12 已报方案",
    "trust": "谁改了 12",
    "export": "导出台账",
    "delivery": "送达了吗 12",
    "rating": "12 满意",
    "result_list": "承诺台账",
    "ladder": "提醒阶梯",
    "posts": "接下全部",
    "rights": "权限",
    "setup": "设置向导",
    "phrase": "全部签收",
    "list": "我的",
    "roster": "体检",
    "sentence": "静默 20:00-8:30",
    "put_off": "下周把静默改到晚上九点",
    "pack": "规则",
    "help": "12怎么延期",
    "recast": "不是12是13",
    "file": "附件归到12",
    "figure": "办结率多少",
    "alike": "56跟以前哪个像",
    "report": "演练模式 开",
    "duty": "我28号到10月10号休假，李敏代",
    "counted": "12件签收",
    "why": "怎么算的 12",
    "day_or_case": "15号能办完吗",
    "case": "12",
    "question": "12到哪一步了",
    "percent": "12到60%了",
    "claim": "12办完了",
    "reason": "等图纸，12延期到10月20日",
    "command": "签收 12",
    "contact": "12跟代表当面谈过了",
    "together": "12 9月22日开会研究了",
    "typo": "千收 12",
}
NAMES = [rule.name for rule in (*RULES, TYPO)]
DOCUMENT = Path(__file__).parents[3] / "docs" / "reading.md"


def test_every_rule_has_a_name_of_its_own_and_an_example() -> None:
    assert list(MADE_BY) == NAMES


@pytest.mark.parametrize(("rule", "text"), MADE_BY.items())
def test_a_reading_bears_the_name_of_the_rule_that_made_it(rule: str, text: str) -> None:
    scene = OFFICE if rule in ("verdict", "report_setting", "setup") else LIAISON  # an office's own
    assert read(text, scene).rule == rule


def test_the_document_tells_the_rules_in_their_order() -> None:
    told = re.findall(r"^\| `(\w+)`", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert told[-len(NAMES) - 1 : -1] == NAMES
