"""The look: the frame of every page, its parts, and the pages that need no account."""
