"""Which behaviour is the platform's own word, which was seen in the field, which is a guess. dingtalk.md 11.3."""

# ruff: noqa: E501 – a table reads best with one row on one line

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Fidelity:
    """One behaviour of the practice messenger and how well it is known."""

    behaviour: str
    source: str
    mark: Literal["official", "field", "guess"]


# fmt: off
FIDELITY: Final = (
    Fidelity("access token 7200 s, asking again returns and extends the same one", "KB 02/0033", "official"),
    Fidelity("wrong id or secret: 400 invalidClientIdOrSecret", "KB 02/0033", "official"),
    Fidelity("bad token on the new host: 400 InvalidAuthentication with requestid", "satorijs/satori#240", "field"),
    Fidelity("one token is valid on both hosts", "dingtalk-stream upload_to_dingtalk", "field"),
    Fidelity("old host answers 200 with errcode; 41001 missing, 40014 unknown, 42001 expired", "KB 02/0013", "official"),
    Fidelity("a body that is no JSON object: Missingbody", "aliyun/alibabacloud-php-sdk#36", "field"),
    Fidelity("21st call in a second: 403 QpsLimitForAppkeyAndApi, old host 90018", "KB 02/1433", "official"),
    Fidelity("the throttle's second is measured in real time, also under a virtual clock", "own", "guess"),
    Fidelity("5,000 API calls and 3,000 pushes a month; tokens and contacts free; throttled calls free", "KB 02/1431-1439", "official"),
    Fidelity("refused calls other than throttled ones are counted; session replies are not", "own", "guess"),
    Fidelity("exhausted push allowance: message without text, errorCode 20001", "KB 02/0699, KB 04/0004", "official"),
    Fidelity("exhausted push allowance: other counted events are dropped", "own", "guess"),
    Fidelity("batchSend: at most 20 userIds (the error table says 100)", "KB 02/0714", "official"),
    Fidelity("batchSend: 200 with invalidStaffIdList and flowControlledStaffIdList even if nobody was reached", "KB 02/0714", "official"),
    Fidelity("fields of every msgKey; the code of a missing one ends in the field's name", "KB 02/0699, KB 02/0714", "official"),
    Fidelity("order in which several mistakes of one request are reported", "own", "guess"),
    Fidelity("msgParam over 15,000 bytes: invalidParameter.msgParam.tooLong, one-to-one too", "KB 02/0716", "official"),
    Fidelity("a link with another scheme than http, https, dtmd, dingtalk: contain.unsafe.url", "own", "guess"),
    Fidelity("readStatus: 400 processQueryKey.expireTime in the first second and after 24 h", "KB 02/0720", "official"),
    Fidelity("a talk passed on: msgtype chatRecord, content with summary and chatRecord, a list as JSON text", "public connectors", "field"),
    Fidelity("recall: 20 keys, 24 h, no trace in the chat", "KB 02/0723, 0725", "official"),
    Fidelity("recall: reasons in failedResult", "own", "guess"),
    Fidelity("a recall is reported as robot_msg_recall also when the robot did it itself", "own", "guess"),
    Fidelity("robot_msg_read with the casing of Stream and of HTTP", "KB 04/0111", "official"),
    Fidelity("typing or tapping means having read the chat", "own", "guess"),
    Fidelity("session webhook: 90 minutes, then 200 with errcode 300001", "KB 02/0718, agentscope-ai/QwenPaw#2221", "field"),
    Fidelity("webhook body over 20,000 bytes: 460101", "Le0nsec/SecCrawler#12", "field"),
    Fidelity("webhook family: which field is missing: 40035", "KB 02/0717", "official"),
    Fidelity("dtmd link: the tap posts the decoded text as that person", "CARD 03/0009, KB 01/0095", "official"),
    Fidelity("dtmd link: + stays +, only %XX is decoded", "own", "guess"),
    Fidelity("dtmd tap in a group does not mention the robot by itself", "own", "guess"),
    Fidelity("inbound JSON; leading blank in groups; groups push only when the robot is mentioned", "KB 02/0718", "official"),
    Fidelity("quoted replies: originalMsgId, originalProcessQueryKey, text.repliedMsg", "soimy/openclaw-channel-dingtalk", "field"),
    Fidelity("guests have no senderStaffId and their own senderCorpId", "KB 02/0718", "official"),
    Fidelity("robot push over HTTP: timestamp and sign; a reply in the body is shown", "KB 02/0718", "official"),
    Fidelity("robot push over HTTP is not repeated", "own", "guess"),
    Fidelity("stream ticket: 90 s, one connection", "DP learn/stream/protocol.md", "official"),
    Fidelity("a used or stale ticket: 401 at the handshake", "own", "guess"),
    Fidelity("wrong secret at connections/open: the token call's answer", "own", "guess"),
    Fidelity("each push goes to one of the open streams, at random", "DP learn/stream/protocol.md", "official"),
    Fidelity("SYSTEM ping at once and every 30 s; the interval is not published", "own", "guess"),
    Fidelity("SYSTEM disconnect, 10 s of silence, then the close", "DP learn/stream/protocol.md", "official"),
    Fidelity("messages while no stream is open are lost", "soimy/openclaw-channel-dingtalk#308", "field"),
    Fidelity("events while no stream is open wait (1,000 of them) and come on the next connection", "own", "guess"),
    Fidelity("event without acknowledgement for 3 s, or LATER: pushed again", "KB 02/1435", "official"),
    Fidelity("an event is pushed at most 10 times", "own", "guess"),
    Fidelity("robot messages are not pushed again, unless the switch says after how long", "DP learn/stream/protocol.md; dingtalk-openclaw-connector#26", "field"),
    Fidelity("acknowledgement of an event without status counts as success", "dingtalk-stream 0.24.3", "field"),
    Fidelity("events over HTTP: AES envelope, sorted SHA-1, retries after 10 s and 30 s, then the failed list", "KB 04/0232", "official"),
    Fidelity("events over HTTP: owner key is the client id", "KB 04/0346", "official"),
    Fidelity("media: types, endings and sizes", "KB 02/0646", "official"),
    Fidelity("media: error codes 40004, 40005, 40006", "own", "guess"),
    Fidelity("download codes do not end", "own", "guess"),
    Fidelity("contacts: 60121, 60003, 33012, 40104", "KB 02/0013, 0054-0083", "official"),
    Fidelity("contacts: user lists by department, at most 100 a page, has_more and next_cursor", "KB 02/0062-0066", "official"),
    Fidelity("contacts: mobiles only with the permission fieldMobile", "KB 02/0054", "official"),
    Fidelity("contacts: a missing permission is 88 with sub_code 60011, sub_msg names it and where to apply", "public integrations", "field"),
    Fidelity("contacts: GET /auth/scopes with auth_org_scopes.authed_dept and authed_user", "public integrations", "field"),
    Fidelity("contacts: outside the visible range 50002 for people, 50004 for departments; messages come back as invalid", "KB 02/0013, public integrations", "field"),
    Fidelity("contacts: somebody outside the visible range is not found by his mobile: 60121", "own", "guess"),
    Fidelity("departments are made of the people's: 区教育局/办公室 stands below 区教育局", "own", "guess"),
    Fidelity("to-do: the creator's unionId in the path, unionIds everywhere; a userId is refused", "KB 02/0793", "official"),
    Fidelity("to-do: a second sourceId is refused with 400 todo.taskCreate.paramError that names the first task", "KB 02/0793", "official"),
    Fidelity("to-do: detailUrl with appUrl and pcUrl is required; the executor cannot tick it, the app must", "KB 02/0793, 0802", "official"),
    Fidelity("to-do: wording of the refusals; an unknown task is a paramError that says 不存在", "own", "guess"),
    Fidelity("to-do: opening an item with a dtmd link says its text in the robot's chat", "own", "guess"),
    Fidelity("to-do: the source id of a deleted item stays used up", "own", "guess"),
    Fidelity("DING: 200 receivers in the app; no text messages or calls bought", "KB 02/0712", "official"),
)
# fmt: on
