"""Quills: see how two people write to each other, and practise closeness, on your own machine."""

__version__ = "0.1.0"
