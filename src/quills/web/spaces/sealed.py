"""The only bytes that may lie in a sealed column: those that the vault has sealed.

A ``SealedField`` takes ``Sealed`` values and refuses anything else, in ``save``, ``bulk_create``,
``update`` and expressions alike. So a document cannot be stored unsealed by mistake.
"""

from typing import TYPE_CHECKING, Any, Final, NoReturn, Self, TypeAlias
from uuid import UUID

import msgspec
from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Length

from quills.web.spaces.errors import UnsealedError
from quills.web.vault import wraps
from quills.web.vault.documents import seal_document
from quills.web.vault.errors import VaultError
from quills.web.vault.formats import Format, Stored, as_format
from quills.web.vault.keys import Key
from quills.web.vault.places import Place
from quills.web.vault.sealing import HEAD, TAG, key_id

SEALED: Final = frozenset(
    {Format.VALUE, Format.DOCUMENT, Format.FIXED, Format.SEED, Format.SESSION, Format.WRAP}
)
"""The formats whose content nobody can read without a key."""
LEAST: Final = HEAD + TAG
"""Bytes of the smallest sealed value."""
LARGEST: Final = 16 * 2**20 + LEAST
"""Bytes of the largest."""


class Sealed(bytes):
    """Bytes that are sealed."""

    __slots__ = ()

    def __new__(cls, *_: object) -> Self:
        """Sealed bytes come from the vault and from the database, and are not made of other bytes."""
        raise UnsealedError(
            "Sealed bytes are made by sealing: use seal() or, for the vault's own, Sealed.given()."
        )

    @classmethod
    def given(cls, stored: Stored, form: Format) -> Self:
        """What a function of the vault has just given, in this format. Raises VaultError if not sealed."""
        data = as_format(stored, form)
        least = wraps.SIZE if form is Format.WRAP else LEAST
        if form in SEALED and least <= len(data) <= LARGEST:
            return super().__new__(cls, data)
        del data, stored  # an error page may show what a failed function held
        raise VaultError(f"A {form.name.lower()} like this is not sealed; seal it before it is stored.")

    @property
    def key(self) -> UUID:
        """The id of the key that it says it is sealed with."""
        return key_id(self, Format(self[0]))


def seal(document: msgspec.Struct, key: Key, place: Place) -> Sealed:
    """The document, sealed for its place. Raises VaultError."""
    return Sealed.given(seal_document(document, key, place), Format.DOCUMENT)


if TYPE_CHECKING:
    _Field: TypeAlias = models.Field[Sealed, Sealed]
else:
    _Field = models.Field  # Django's own class takes no types when it runs


class SealedField(_Field):
    """A column of sealed bytes of one format."""

    empty_values = (None,)

    def __init__(self, form: Format | int = Format.DOCUMENT, **options: Any) -> None:  # noqa: ANN401  a field's
        self.form = Format(form)
        super().__init__(
            editable=False, **{name: value for name, value in options.items() if name != "editable"}
        )

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        return name, path, [int(self.form), *args], options

    def check(self, **options: Any) -> list[CheckMessage]:  # noqa: ANN401  as Django has it
        """A default could not be sealed."""
        wrong = self.form not in SEALED or self.has_default()
        found = [Error("A sealed field has a sealed format and no default.", obj=self)] if wrong else []
        return [*super().check(**options), *found]

    def get_internal_type(self) -> str:
        """Stored as bytes."""
        return "BinaryField"

    def from_db_value(self, value: Stored | None, *_: object) -> Sealed | None:
        """What lies in the database was sealed; whether it opens, the vault finds out."""
        return None if value is None else bytes.__new__(Sealed, value)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: ANN401, ARG002  Django's signature
        """Bytes for the database, if they are sealed. Raises UnsealedError."""
        if value is None:
            return None
        driver: Any = connection  # its module Database is not declared
        return driver.Database.Binary(bytes(self._checked(value)))

    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:  # noqa: ANN401
        """Expressions are refused too: what they come to cannot be looked at."""
        return self.get_db_prep_value(value, connection)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: ANN401  Django's signature
        """The value of a row that is saved."""
        value = super().pre_save(model_instance, add)
        self.get_placeholder(value)
        return value

    def get_placeholder(self, value: Any, *_: object) -> str:  # noqa: ANN401
        """Called for each value that is written; ``update`` lets expressions pass all other checks."""
        if hasattr(value, "resolve_expression"):
            self._refuse()
        return "%s"

    def _checked(self, value: object) -> Sealed:
        if not isinstance(value, Sealed) or value[:1] != bytes([self.form]):
            del value
            self._refuse()
        return value

    def _refuse(self) -> NoReturn:
        raise UnsealedError(
            f"{self.model.__name__}.{self.name} takes only what the vault has sealed as a "
            f"{self.form.name.lower()}; seal it first."
        )


SealedField.register_lookup(Length)
