"""What an app for one-time codes does (RFC 6238), written from the RFC."""

import base64
import hashlib
import hmac
import struct
from time import time


def code_now(secret: str, steps_from_now: int = 0) -> str:
    """The code that the app shows now, or so many half minutes from now."""
    counter = struct.pack(">Q", int(time()) // 30 + steps_from_now)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
