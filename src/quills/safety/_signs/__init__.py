"""How the signs are found: phrases, single words, and an encoder that reads the whole."""
