"""What keeps people safe: where help is. Nothing here may decide what a partner's screen shows."""
