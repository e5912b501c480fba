"""Only the platform's own, fresh signature opens the door."""

import base64
import hashlib
import hmac
from datetime import timedelta

import pytest

from bot.messengers.dingtalk.event_crypto import BadEnvelope, EventCrypto
from bot.messengers.dingtalk.signature import Replays, is_genuine, sign
from tests.wire.conftest import SetClock

KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


def at(clock: SetClock, **before: float) -> str:
    return str(int((clock.now() - timedelta(**before)).timestamp() * 1000))


def test_the_formula() -> None:
    expected = hmac.new("密".encode(), "1760000000000\n密".encode(), hashlib.sha256).digest()
    assert sign("1760000000000", "密") == base64.b64encode(expected).decode()


@pytest.mark.parametrize("seconds", [0, 3600, -3600])
def test_an_hour_old_or_ahead_is_still_fresh(clock: SetClock, seconds: float) -> None:
    timestamp = at(clock, seconds=seconds)
    assert is_genuine(timestamp, sign(timestamp, "s"), "s", clock.now())


@pytest.mark.parametrize("seconds", [3600.001, -3600.001])
def test_a_millisecond_more_is_not(clock: SetClock, seconds: float) -> None:
    timestamp = at(clock, seconds=seconds)
    assert not is_genuine(timestamp, sign(timestamp, "s"), "s", clock.now())


@pytest.mark.parametrize("timestamp", ["", "now", "-1", "9" * 400, "1e12", "１７６"])
def test_a_time_nobody_can_read_is_not_fresh(clock: SetClock, timestamp: str) -> None:
    assert not is_genuine(timestamp, sign(timestamp, "s"), "s", clock.now())


def test_another_secret_no_signature_and_no_secret(clock: SetClock) -> None:
    timestamp = at(clock)
    assert not is_genuine(timestamp, sign(timestamp, "other"), "s", clock.now())
    assert not is_genuine(timestamp, "", "s", clock.now())
    assert not is_genuine(timestamp, "\ud800签名", "s", clock.now())
    assert not is_genuine(timestamp, sign(timestamp, ""), "", clock.now())


def test_one_caught_header_admits_a_thousand_messages_and_their_repeats() -> None:
    replays = Replays()
    assert all(replays.admits("t", f"m{number}") for number in range(1_000))
    assert not replays.admits("t", "another")
    assert replays.admits("t", "m3")
    assert replays.admits("t2", "another")


def test_the_memory_of_headers_is_bounded() -> None:
    replays = Replays()
    for number in range(10_050):
        assert replays.admits(str(number), "m")
    assert len(replays._seen) == 10_000


@pytest.fixture
def crypto() -> EventCrypto:
    return EventCrypto("token1", KEY, "dingkey1")


@pytest.mark.parametrize("text", ["", "success", '{"name":"督办员：张三，已读"}', "汉" * 5_000])
def test_envelopes_open_as_they_were_sealed(crypto: EventCrypto, text: str) -> None:
    sealed = crypto.seal(text, "1760000000000", "n1")
    opened = crypto.open(sealed["msg_signature"], sealed["timeStamp"], sealed["nonce"], sealed["encrypt"])
    assert opened.decode() == text


def test_the_signature_is_of_the_sorted_list(crypto: EventCrypto) -> None:
    expected = hashlib.sha1(b"1abcn1token1").hexdigest()  # noqa: S324
    assert crypto.signature("1", "n1", "abc") == expected


def test_every_length_up_to_two_blocks(crypto: EventCrypto) -> None:
    for length in range(65):
        assert crypto.decrypt(crypto.encrypt("x" * length)) == b"x" * length


def test_another_owners_token_or_key_opens_nothing(crypto: EventCrypto) -> None:
    for other in (
        EventCrypto("token1", KEY, "dingother"),
        EventCrypto("token2", KEY, "dingkey1"),
        EventCrypto("token1", KEY[::-1], "dingkey1"),
    ):
        sealed = other.seal("{}", "1", "n")
        with pytest.raises(BadEnvelope):
            crypto.open(sealed["msg_signature"], "1", "n", sealed["encrypt"])


@pytest.mark.parametrize(
    "encrypted", ["", "=", "####", "汉字", "\ud800", "QUJD", base64.b64encode(bytes(32)).decode()]
)
def test_rubbish_is_a_bad_envelope(crypto: EventCrypto, encrypted: str) -> None:
    with pytest.raises(BadEnvelope):
        crypto.open(crypto.signature("1", "n", encrypted), "1", "n", encrypted)


def test_a_length_beyond_the_end_is_a_bad_envelope(crypto: EventCrypto) -> None:
    lying = crypto.encrypt("{}", random_bytes=bytes)
    flipped = bytearray(base64.b64decode(lying))
    flipped[0] ^= 1
    with pytest.raises(BadEnvelope):
        crypto.decrypt(base64.b64encode(bytes(flipped)).decode())


def test_a_key_of_the_wrong_length_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="event_aes_key"):
        EventCrypto("t", "QUJD" * 2, "o")
