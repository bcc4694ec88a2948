"""Killing Quills in the middle of what must not be lost."""
