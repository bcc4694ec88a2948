"""The formats that Quills reads.

The first that recognises a part gets it, so the most particular stand first: Signal's text is
WhatsApp's in all but its dates, and a table is nearly anything.
"""

from typing import Final

from quills.chats import discord, imessage, meta, signal, sms, table, telegram, whatsapp
from quills.chats.draft import Reader

READERS: Final[tuple[Reader, ...]] = (telegram, signal, meta, discord, imessage, sms, whatsapp, table)
