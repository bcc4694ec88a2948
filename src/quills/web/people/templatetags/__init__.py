"""Tags for the pages of people."""
