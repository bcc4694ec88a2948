"""What keeps people safe: where help is, and what points to it.

Nothing here may decide what a partner's screen shows.
"""

from quills.safety.detector import signs, spoken

__all__ = ["signs", "spoken"]
