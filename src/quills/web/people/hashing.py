"""The account's hasher."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class FewRounds(PBKDF2PasswordHasher):
    """PBKDF2-SHA256 with few rounds.

    Rounds make guessing slow, and what is hashed here cannot be guessed: it is 256 bits that Argon2id
    and HKDF have made of the passphrase (``vault.passphrase``). Whoever wants to try passphrases has to
    pay for Argon2id each time; more rounds here would make every sign-in slower and no guess dearer.
    """

    algorithm = "quills_few_rounds"
    iterations = 1000
