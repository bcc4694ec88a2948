"""What can be wrong with the texts, said with the file and the line where it stands."""

from quills.errors import QuillsError


class LearnError(QuillsError):
    """A page, a claim or a picture's words that cannot be shown as they are."""

    def __init__(self, file: str, line: int | None, fault: str) -> None:
        where = file if line is None else f"{file}, line {line}"
        super().__init__(f"{where}: {fault}.")
