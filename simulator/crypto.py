"""Signatures of robot pushes and the envelope of pushed events. dingtalk.md 4.2 and 7.1."""

import hashlib
import hmac
import secrets
from base64 import b64decode, b64encode
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

BLOCK_BITS: Final = 256  # the padding is to 32 bytes, not to AES's 16
NONCE_BYTES: Final = 16
HEAD_BYTES: Final = NONCE_BYTES + 4


def sign_push(timestamp: str, secret: str) -> str:
    """The `sign` header of a robot push: base64 HMAC-SHA256, not URL-encoded."""
    text = f"{timestamp}\n{secret}"
    return b64encode(hmac.digest(secret.encode(), text.encode(), "sha256")).decode()


class EventEnvelope:
    """Encrypts and signs events with the console's token and key; `owner` is the app's client id."""

    def __init__(self, token: str, aes_key: str, owner: str) -> None:
        self._token = token
        self._owner = owner
        key = b64decode(aes_key + "=")
        self._cipher = Cipher(algorithms.AES(key), modes.CBC(key[:16]))

    def sign(self, timestamp: str, nonce: str, encrypted: str) -> str:
        """Hex SHA-1 of the sorted parts, as the platform prescribes."""
        parts = "".join(sorted([self._token, timestamp, nonce, encrypted]))
        return hashlib.sha1(parts.encode(), usedforsecurity=False).hexdigest()

    def encrypt(self, text: str) -> str:
        """Base64 of the padded and encrypted text; its length counts bytes, so that Chinese survives."""
        body = text.encode()
        head = secrets.token_bytes(NONCE_BYTES) + len(body).to_bytes(4)
        padder = PKCS7(BLOCK_BITS).padder()
        padded = padder.update(head + body + self._owner.encode()) + padder.finalize()
        encryptor = self._cipher.encryptor()
        return b64encode(encryptor.update(padded) + encryptor.finalize()).decode()

    def decrypt(self, encrypted: str) -> str:
        """The text inside. Raises ValueError when it is damaged or somebody else's."""
        decryptor = self._cipher.decryptor()
        padded = decryptor.update(b64decode(encrypted, validate=True)) + decryptor.finalize()
        unpadder = PKCS7(BLOCK_BITS).unpadder()
        plain = unpadder.update(padded) + unpadder.finalize()
        length = int.from_bytes(plain[NONCE_BYTES:HEAD_BYTES])
        body, owner = plain[HEAD_BYTES : HEAD_BYTES + length], plain[HEAD_BYTES + length :]
        if owner != self._owner.encode():
            msg = "the envelope belongs to another app"
            raise ValueError(msg)
        return body.decode()
