"""How the two hosts of the platform say no. dingtalk.md 1.2 and 1.3."""

from http import HTTPStatus
from typing import Final


class Refusal(Exception):
    """A refusal, in the facts both hosts need; `status` is the new host's, the old one always says 200."""

    def __init__(
        self, code: str | int, message: str, status: int = HTTPStatus.BAD_REQUEST, sub_code: str = ""
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.status = status
        self.sub_code = sub_code


FORBIDDEN: Final = "Forbidden.AccessDenied."


def refuse_token(old_code: int | None = None) -> Refusal:
    """The answer to a missing, wrong or stale token: the old host tells them apart, the new one does not."""
    if old_code is not None:
        return Refusal(old_code, "不合法的access_token")
    return Refusal("InvalidAuthentication", "不合法的access_token")


def refuse_rate(*, old_host: bool) -> Refusal:
    """More than 20 calls to one API in one second: a 403 that asks to try again."""
    if old_host:
        return Refusal(90018, "您的服务器调用钉钉开放平台单个接口的请求超过了每秒上限")
    text = "应用调用该接口的QPS超过上限，请稍后重试"
    return Refusal(f"{FORBIDDEN}QpsLimitForAppkeyAndApi", text, HTTPStatus.FORBIDDEN)


def refuse_quota(*, old_host: bool) -> Refusal:
    """The corporation's calls of this month are used up."""
    if old_host:
        return Refusal(90020, "企业本月调用次数已用完")
    return Refusal(f"{FORBIDDEN}ApiCountLimitForOrg", "企业本月接口调用次数已用完", HTTPStatus.FORBIDDEN)


def refuse_permission(*, old_host: bool) -> Refusal:
    """The app was not granted the scope."""
    if old_host:
        return Refusal(60011, "没有调用该接口的权限")
    text = "应用尚未开通所需的权限"
    return Refusal(f"{FORBIDDEN}AccessTokenPermissionDenied", text, HTTPStatus.FORBIDDEN)


def refuse_scope(scope: str, client_id: str) -> Refusal:
    """The old host names the permission that is missing, and where to apply for it."""
    link = f"https://open-dev.dingtalk.com/appscope/apply?content={client_id}%23{scope}"
    return Refusal(88, f"应用尚未开通所需的权限：[{scope}]，点击链接申请并开通即可：{link}", sub_code="60011")
