"""Making hostile inputs for the chat readers, and trying them: the parts of ``prove_readers.py``."""
