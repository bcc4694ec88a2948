"""The Learn pages: short texts about closeness and fear, every claim with how sure it is."""
