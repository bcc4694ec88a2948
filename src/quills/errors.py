"""What goes wrong for people, said in one sentence that tells them what to do."""


class QuillsError(Exception):
    """A failure that its reader can act on; the command line prints it alone, without a traceback."""


class ExportError(QuillsError):
    """A chat export that cannot be read as it is."""


class TableError(QuillsError, ValueError):
    """A table that does not keep to its description; names the table, the column and the row."""
