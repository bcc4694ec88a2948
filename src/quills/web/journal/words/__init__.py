"""The words of the journal, in each of its languages, kept as data."""
