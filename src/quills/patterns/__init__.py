"""What recurs between two people, counted, with intervals."""
