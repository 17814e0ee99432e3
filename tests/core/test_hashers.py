"""A demonstration's quick hashes work, and do not outlive it."""

from django.contrib.auth.hashers import check_password, identify_hasher, make_password
from django.test import override_settings

QUICK = ["salford_css.core.hashers.QuickArgon2"]
USUAL = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@override_settings(PASSWORD_HASHERS=QUICK)
def test_the_right_password_opens_and_a_wrong_one_does_not():
    kept = make_password("a random password")
    assert check_password("a random password", kept)
    assert not check_password("another", kept)


def test_outside_the_demonstration_a_quick_hash_is_replaced_at_the_next_sign_in():
    with override_settings(PASSWORD_HASHERS=QUICK):
        kept = make_password("a random password")
    with override_settings(PASSWORD_HASHERS=USUAL):
        assert identify_hasher(kept).must_update(kept)
        assert check_password("a random password", kept)
