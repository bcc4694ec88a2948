"""Where a sealed value belongs. It opens there and nowhere else."""

from dataclasses import dataclass
from uuid import UUID

from quills.web.vault.errors import VaultError


@dataclass(frozen=True)
class Place:
    """A field of a row of a table in a space. What is one person's alone has the person as its space."""

    space: UUID
    table: str
    row: UUID
    """Random, and made before anything is sealed into the row."""
    field: str

    def __post_init__(self) -> None:
        for name in (self.table, self.field):
            if not 0 < len(name.encode("utf-8", "replace")) < 256:
                raise VaultError("The name of a table or field has to have 1 to 255 bytes.")

    def to_bytes(self) -> bytes:
        """Space (16 bytes), row (16), then table and field, each after a byte that says its length."""
        names = (name.encode() for name in (self.table, self.field))
        return self.space.bytes + self.row.bytes + b"".join(bytes([len(name)]) + name for name in names)
