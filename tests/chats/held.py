"""Parts of an export that are in memory only, for tests with many of them."""

import io
from dataclasses import dataclass
from typing import BinaryIO

from quills.chats.export import Part


@dataclass(frozen=True)
class _Bytes:
    data: bytes

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


def held(data: bytes | str, name: str = "export") -> Part:
    data = data.encode() if isinstance(data, str) else data
    return Part(name, len(data), _Bytes(data))
