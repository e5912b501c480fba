"""Which addresses may be looked at: never by what chat says alone, never into the network by a name."""

import pytest

from domain.intake.addresses import LONGEST, Allowed, BadAddress, is_public, read_address


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.gov.cn/x", "scheme"),
        ("ftp://example.gov.cn/x", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("https://", "unreadable"),
        ("https:///x", "unreadable"),
        ("https://user@example.gov.cn/", "credentials"),
        ("https://user:pw@example.gov.cn/", "credentials"),
        ("https://@example.gov.cn/", "credentials"),
        ("https://example.gov.cn:70000/", "unreadable"),
        ("https://example.gov.cn\\@evil.cn/", "unreadable"),
        ("https://例子.cn/", "unreadable"),
        ("https://[::1/", "unreadable"),
        ("https://a/" + "x" * LONGEST, "long"),
    ],
)
def test_an_address_that_is_none(url: str, code: str) -> None:
    with pytest.raises(BadAddress, match=f"^{code}$"):
        read_address(url)


def test_as_long_as_it_may_be() -> None:
    assert read_address("https://a.cn/".ljust(LONGEST, "x")).host == "a.cn"


def test_what_is_shown_holds_no_secret() -> None:
    address = read_address("https://Example.gov.cn:8443/a/b?token=geheim#part")
    assert (address.host, address.port) == ("example.gov.cn", 8443)
    assert "geheim" not in address.shown
    assert "#" not in address.url


@pytest.mark.parametrize(
    ("listed", "url", "allowed"),
    [
        ("", "https://example.gov.cn/x", False),
        ("example.gov.cn", "https://example.gov.cn/x", True),
        (" Example.GOV.cn. , other.cn", "https://EXAMPLE.gov.cn./x", True),
        ("example.gov.cn", "https://sub.example.gov.cn/x", False),
        ("example.gov.cn", "https://example.gov.cn.evil.cn/x", False),
        ("example.gov.cn", "https://example.gov.cn:8443/x", False),
        ("example.gov.cn:8443", "https://example.gov.cn:8443/x", True),
        ("example.gov.cn:8443", "https://example.gov.cn/x", False),
        ("127.0.0.1", "http://127.0.0.1/x", False),
        ("127.0.0.1:9000", "http://127.0.0.1:9000/x", True),
        ("127.0.0.1:9000", "http://127.0.0.1:9001/x", False),
        ("[::1]:9000", "http://[::1]:9000/x", True),
        ("*.gov.cn", "https://example.gov.cn/x", False),
    ],
)
def test_only_what_the_operator_lists(listed: str, url: str, *, allowed: bool) -> None:
    assert Allowed.of(listed.split(",")).takes(read_address(url)) is allowed


@pytest.mark.parametrize("url", ["https://example.gov.cn/x", "http://127.0.0.1/x"])
def test_a_bare_name_opens_nothing_within_the_network(url: str) -> None:
    assert not Allowed.of(["example.gov.cn", "127.0.0.1"]).takes_inside(read_address(url))


@pytest.mark.parametrize(
    "numbers",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "0.0.0.1", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
        "64:ff9b::a00:1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "localhost", "",
    ],
)  # fmt: skip
def test_what_lies_within_the_network_is_not_public(numbers: str) -> None:
    assert not is_public(numbers)


@pytest.mark.parametrize("numbers", ["8.8.8.8", "114.114.114.114", "2400:3200::1", "::ffff:8.8.8.8"])
def test_the_open_network_is(numbers: str) -> None:
    assert is_public(numbers)
