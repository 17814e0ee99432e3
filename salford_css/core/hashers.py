"""How passwords are kept in the demonstration."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 at a fraction of its cost, for the demonstration alone.

    Its passwords are random and lie in words beside the database (`.data/demo.json`), so slowness protects nothing,
    and a first start has a minute. Outside the demonstration the usual hasher replaces such a hash at the next
    sign-in.
    """

    time_cost = 1
    memory_cost = 8_192
    parallelism = 1
