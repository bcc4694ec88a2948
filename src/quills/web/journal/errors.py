"""What a journal cannot take, in one sentence that can be translated."""

from quills.errors import QuillsError


class JournalError(QuillsError, ValueError):
    """A document or a file that the journal cannot take as it is.

    ``template`` is the English sentence with its gaps in braces and ``values`` what fills them, so
    that a page can say the same sentence in its own language.
    """

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template.format(**values))
        self.template = template
        self.values = values
