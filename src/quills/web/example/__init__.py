"""Looking around first: an invented couple, and the journal of one of them through a year."""
