"""Charts, a page to keep or print, and a summary for the terminal."""
