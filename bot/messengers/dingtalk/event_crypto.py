"""The envelope of HTTP events (7.1): SHA-1 signature, AES-256-CBC, byte length, owner key."""

import base64
import hashlib
import hmac
import secrets
import struct
from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms, modes

_BLOCK = 32  # PKCS#7 to 32 bytes here, although AES blocks have 16
_RANDOM = 16
_LENGTH = struct.Struct(">I")
_HEAD = _RANDOM + _LENGTH.size


class BadEnvelope(Exception):
    """Wrongly signed, not decipherable, or meant for another owner. Says nothing more: no oracle."""


class EventCrypto:
    """Opens and seals envelopes. `owner` is the app key, or the company id if subscribed by API."""

    def __init__(self, token: str, aes_key: str, owner: str) -> None:
        self._token = token
        self._owner = owner
        self._key = base64.b64decode(aes_key + "=")
        if len(self._key) != _BLOCK:
            raise ValueError("event_aes_key")

    def signature(self, timestamp: str, nonce: str, encrypted: str) -> str:
        """Hex SHA-1 over the sorted, joined list [token, timestamp, nonce, encrypted]."""
        joined = "".join(sorted((self._token, timestamp, nonce, encrypted)))
        return hashlib.sha1(joined.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()

    def open(self, signature: str, timestamp: str, nonce: str, encrypted: str) -> bytes:
        """The plain bytes of a genuine envelope.

        Raises:
            BadEnvelope: in every other case.
        """
        expected = self.signature(timestamp, nonce, encrypted)
        if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
            raise BadEnvelope
        return self.decrypt(encrypted)

    def seal(self, text: str, timestamp: str, nonce: str) -> dict[str, str]:
        """The signed reply the platform expects."""
        encrypted = self.encrypt(text)
        return {
            "msg_signature": self.signature(timestamp, nonce, encrypted),
            "timeStamp": timestamp,
            "nonce": nonce,
            "encrypt": encrypted,
        }

    def encrypt(self, text: str, random_bytes: Callable[[int], bytes] = secrets.token_bytes) -> str:
        """Base64 of 16 random bytes + byte length + text + owner, enciphered."""
        body = text.encode()
        plain = random_bytes(_RANDOM) + _LENGTH.pack(len(body)) + body + self._owner.encode()
        fill = _BLOCK - len(plain) % _BLOCK
        return base64.b64encode(_run(self._cipher().encryptor(), plain + bytes([fill]) * fill)).decode()

    def decrypt(self, encrypted: str) -> bytes:
        """The message within; the length counts bytes, so Chinese survives.

        Raises:
            BadEnvelope: not base64, no whole blocks, broken padding or length, or another owner.
        """
        try:
            padded = _run(self._cipher().decryptor(), base64.b64decode(encrypted, validate=True))
        except ValueError:
            raise BadEnvelope from None
        plain = _unpad(padded)
        end = _HEAD + _LENGTH.unpack_from(plain, _RANDOM)[0] if len(plain) >= _HEAD else 0
        if not _HEAD <= end <= len(plain) or plain[end:] != self._owner.encode():
            raise BadEnvelope
        return plain[_HEAD:end]

    def _cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16]))


def _run(context: CipherContext, data: bytes) -> bytes:
    return context.update(data) + context.finalize()


def _unpad(padded: bytes) -> bytes:
    fill = padded[-1] if padded else 0
    if not 1 <= fill <= _BLOCK or padded[-fill:] != bytes([fill]) * fill:
        raise BadEnvelope
    return padded[:-fill]
