"""Sample facts of the templates about the daily digest; `BARE` where less is known."""

from typing import Any

from domain.digests import Cases, DigestSettings
from domain.vocabulary import Source

EVERYTHING = {"cases": Cases(), "units": []}
OWN_PART = {
    "cases": Cases((7, 9), (Source.DEPUTY_SUGGESTION, Source.CPPCC_PROPOSAL)),
    "units": ["区住房和城乡建设局", "区城市管理局"],
}
LEADERS = {"cases": Cases(leader="陆建国", outstanding=True), "units": []}
PARTNERS = {"cases": Cases(sources=(Source.CPPCC_PROPOSAL,), key_only=True), "units": []}
CHANGE = {
    "person": "方敏",
    "scope": OWN_PART,
    "present": EVERYTHING,
    "open": 12,
    "overdue": 1,
    "usual": False,
}
BACK = CHANGE | {"scope": LEADERS, "present": OWN_PART, "usual": True}

FACTS: dict[str, Any] = {
    "cards/settings.md.j2": {
        "digests": DigestSettings(silent_when_quiet=True, pictures=False),
        "netizen_check": "10:00",
    },
    "questions/set_digest_scope.md.j2": CHANGE | {"sees_it": True},
    "replies/digest_scope_set.md.j2": CHANGE,
    "replies/digest_scope_unchanged.md.j2": CHANGE,
    "questions/switch_digest.md.j2": {"what": "digest_silence", "on": True},
    "replies/digest_switched.md.j2": {"what": "digest_silence", "on": True},
    "replies/digest_unchanged.md.j2": {"what": "digest_silence", "on": True},
    "lists/digest_readers.md.j2": {
        "at": "08:30",
        "groups": [
            {"scope": EVERYTHING, "names": ["贺岩", "方敏"] * 5},
            {"scope": LEADERS, "names": ["陆建国"]},
            {"scope": PARTNERS, "names": ["孙立"]},
        ],
    },
}
BARE: dict[str, Any] = {
    "cards/settings.md.j2": {"digests": DigestSettings(), "netizen_check": None},
    "questions/set_digest_scope.md.j2": BACK | {"sees_it": False},
    "replies/digest_scope_set.md.j2": BACK,
    "replies/digest_scope_unchanged.md.j2": BACK,
    "questions/switch_digest.md.j2": {"what": "digest_pictures", "on": False},
    "replies/digest_switched.md.j2": {"what": "digest_pictures", "on": False},
    "replies/digest_unchanged.md.j2": {"what": "digest_pictures", "on": False},
    "lists/digest_readers.md.j2": {"at": None, "groups": []},
}
