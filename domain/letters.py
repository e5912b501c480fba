"""What an answer letter says of itself: who signed it, whom to ask, whether it may be published (R31)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_NAME: Final = r"[\u4e00-\u9fff·]{2,4}"
_SIGNER = re.compile(rf"(?:签发人?|签字人?|审签人?)\s*[:：]\s*(?P<name>{_NAME})(?![\u4e00-\u9fff])")
_CONTACT = re.compile(
    rf"联系人\s*[:：]\s*(?P<name>{_NAME})(?:[\s,，;；、(（]*(?:联系)?(?:电话)?\s*[:：]?\s*(?P<phone>[0-9][0-9-]{{6,14}}))?"
)
_PUBLIC = re.compile(r"(?P<hidden>不予公开|不宜公开|依申请公开)|主动公开|同意公开")
_HIDDEN = re.compile(r"(?:不予公开|不公开|不宜公开|依申请公开|否|不)[\s,，:：。]*(?:因为?|理由是?|原因是?)?")
_OPEN = re.compile(r"主动公开|同意公开|可以公开|公开|是")
_SIGNATURE = re.compile(
    rf"(?:分管领导|主要负责人|负责人|领导)?签字(?:人)?\s*[:：]\s*(?P<name>{_NAME})(?P<day>[^，,；;。\n]{{0,16}})"
)
_SIGNED_BY = re.compile(
    rf"(?:分管领导|主要负责人)(?P<name>{_NAME}?)(?P<day>[0-9]{{1,2}}月[0-9]{{1,2}}日)?已?(?:经)?签字"
)
_PHONE = re.compile(r"(?<![0-9])[0-9][0-9-]{6,14}(?![0-9])")
_PERSON = re.compile(rf"(?P<name>{_NAME})(?:同志|局长|主任|科长|书记|镇长|副局长|副主任)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper bears beside its text; "" and None where nothing is said."""

    signer: str = ""
    signed_on: date | None = None
    contact: str = ""
    contact_phone: str = ""
    public: bool | None = None
    public_reason: str = ""


def read_heading(text: str) -> Heading:
    """What the letter's own words say, where it says it outright: 签发人：…, 联系人：…, 此件主动公开."""
    signer, contact, public = _SIGNER.search(text), _CONTACT.search(text), _PUBLIC.search(text)
    return Heading(
        signer=signer["name"] if signer else "",
        contact=contact["name"] if contact else "",
        contact_phone=(contact["phone"] or "") if contact else "",
        public=None if public is None else public["hidden"] is None,
    )


def read_signature(text: str) -> tuple[str, str]:
    """Who signed a report and the words that say when: 签字：王建国 9月26日, 分管领导王建国已签字."""
    found = _SIGNATURE.search(text) or _SIGNED_BY.search(text)
    return (found["name"], found["day"] or "") if found else ("", "")


def read_publicity(said: str) -> tuple[bool | None, str]:
    """Public or not, and the reason for not: 不予公开 涉及个人隐私; None where the words say neither."""
    hidden = _HIDDEN.match(said.strip())
    if hidden:
        return False, said.strip()[hidden.end() :].strip(" ，,：:。")
    return (True, "") if _OPEN.match(said.strip()) else (None, "")


def read_person(said: str) -> tuple[str, str]:
    """A name and, if one was said, a telephone number: 李敏 0314-2020202."""
    phone = _PHONE.search(said)
    rest = _PHONE.sub(" ", said).replace("电话", " ").replace("：", " ").replace(":", " ")
    name = next((found["name"] for word in rest.split() if (found := _PERSON.match(word))), "")
    return name, phone[0] if phone else ""
