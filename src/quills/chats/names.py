"""Names of senders that the program knows by a number: one number one name, one name one number."""


class Names:
    """The names of one chat."""

    def __init__(self) -> None:
        self._name_of: dict[str, str] = {}
        self._owner_of: dict[str, str] = {}

    def settle(self, name: str, number: str | None) -> str:
        """The name to use: as it was first written for this number, the number added to a namesake's."""
        if number is None:
            return name
        settled = self._name_of.get(number)
        if settled is None:
            settled = name if self._owner_of.setdefault(name, number) == number else f"{name} ({number})"
            self._name_of[number] = settled
        return settled

    def of(self, number: str) -> str | None:
        """The name that this number has in the chat."""
        return self._name_of.get(number)

    def numbers(self) -> list[str]:
        """The numbers in order of appearance."""
        return list(self._name_of)
