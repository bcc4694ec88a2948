"""The vault: keys, sealed values and who may open them, as a small library without Django.

What it guards, what it does not, and every format byte by byte stand in docs/vault.md.
"""
