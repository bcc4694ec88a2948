"""Reading a chat history: any export that people have becomes one table of messages.

``read(path)`` is all that other rooms need. A format is one module of this package with the
three names of :class:`~quills.chats.draft.Reader`, its fixtures, and its line in ``READERS``.
"""

from quills.chats.draft import DateOrder
from quills.chats.history import History, ImportReport, read

__all__ = ["DateOrder", "History", "ImportReport", "read"]
