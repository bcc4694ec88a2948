"""Who uses Quills: accounts, signing in, recovery, second steps, the access log."""
