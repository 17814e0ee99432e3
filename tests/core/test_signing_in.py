"""Who may enter, through which doors, and for how long."""

from datetime import timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client

from salford_css.core import clock
from salford_css.core.models import User

PASSWORD = "a password of length"


@pytest.fixture
def olive(db: None) -> User:
    """Olive is an officer."""
    return User.objects.create_user("olive", PASSWORD)


@pytest.fixture
def as_olive(olive: User) -> Client:
    client = Client()
    client.force_login(olive)
    return client


@pytest.fixture(autouse=True)
def nobody_guessed_yet(db: None) -> None:
    cache.clear()


def enter(client: Client, name: str = "olive", password: str = PASSWORD, **more: str):
    return client.post("/accounts/login/", {"login": name, "password": password, **more})


# ------------------------------------------------------------------ the door


def test_the_right_password_opens_the_door(olive: User, client: Client):
    answer = enter(client)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_name_that_does_not_exist_is_answered_like_a_wrong_password(olive: User, client: Client):
    wrong, unknown = enter(client, password="no"), enter(client, name="nobody", password="no")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors


@pytest.mark.parametrize("name", ["olive", "nobody"])
def test_the_sixth_wrong_password_for_a_name_is_answered_by_429(olive: User, client: Client, name: str):
    answers = [enter(client, name=name, password="no") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert "Too many attempts" in answers[-1].content.decode()


def test_even_the_right_password_waits_after_too_many_wrong_ones(olive: User, client: Client):
    for _ in range(5):
        enter(client, password="no")
    assert enter(Client()).status_code == 429


def guesses_from_many_addresses() -> list[int]:
    """One wrong password for each of many names, each said to come from another address."""
    browsers = [Client(headers={"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(21)]
    return [enter(browser, f"name-{n}", "no").status_code for n, browser in enumerate(browsers)]


def test_a_forged_address_gives_no_further_attempts(db: None):
    assert guesses_from_many_addresses()[-1] == 429


def test_people_behind_our_proxy_are_counted_apart(db: None, settings):
    settings.TRUSTED_PROXIES = 1
    assert set(guesses_from_many_addresses()) == {200}


def test_the_password_asked_for_again_is_throttled_like_the_first(as_olive: Client):
    answers = [as_olive.post("/accounts/reauthenticate/", {"password": "no"}) for _ in range(6)]
    assert answers[-1].status_code == 429


def test_guessed_codes_are_throttled(olive: User, client: Client):
    totp.TOTP.activate(olive, totp.generate_totp_secret())
    enter(client)
    answers = [client.post("/accounts/2fa/authenticate/", {"code": "000000"}) for _ in range(6)]
    assert answers[-1].status_code == 429


def test_the_counts_are_kept_where_every_worker_sees_them(settings):
    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_the_way_on_after_signing_in_stays_on_this_host(olive: User, client: Client, wanted: str):
    assert enter(client, next=wanted).headers["Location"] == "/"


def test_nobody_signs_up_and_no_password_is_mailed(client: Client, db: None):
    assert client.post("/accounts/signup/", {"username": "new"}).status_code == 405
    assert client.post("/accounts/password/reset/", {"email": "a@b.example"}).status_code == 405


@pytest.mark.parametrize("address", ["signup/", "password/reset/"])
def test_a_closed_door_says_who_can_help(client: Client, db: None, address: str):
    assert "administrator" in client.get(f"/accounts/{address}").content.decode()


def test_doors_nobody_needs_do_not_exist(client: Client, db: None):
    assert client.get("/accounts/email/").status_code == 404
    assert client.get("/accounts/login/code/confirm/").status_code == 404


# ------------------------------------------------------------------ the administration


def test_the_administration_sends_strangers_to_the_one_door(client: Client, db: None):
    assert client.get("/admin/login/").headers["Location"] == "/accounts/login/?next=%2Fadmin%2F"


def test_the_administration_leads_nobody_off_this_host(client: Client, db: None):
    answer = client.get("/admin/login/", {"next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/accounts/login/?next=%2Fadmin%2F"


def test_the_administration_takes_no_password_of_its_own(client: Client, ada: User):
    client.post("/admin/login/", {"username": "ada", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_an_officer_is_refused_by_the_administration(as_olive: Client):
    assert as_olive.get("/admin/").status_code == 403


# ------------------------------------------------------------------ the second factor


def test_without_a_second_factor_one_gets_no_further_than_setting_it_up(as_olive: Client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    answer = as_olive.get("/moment/")
    assert answer.headers["Location"] == "/accounts/2fa/"
    assert as_olive.get("/accounts/2fa/").status_code == 200


def test_with_a_second_factor_the_code_is_asked_for(olive: User, client: Client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(olive, secret)
    assert enter(client).headers["Location"] == "/accounts/2fa/authenticate/"
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).headers["Location"] == "/"
    assert client.get("/moment/").status_code == 405


def test_the_last_second_factor_cannot_be_taken_away(olive: User, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    proof = Authenticator.objects.create(user=olive, type=Authenticator.Type.TOTP, data={})
    assert not get_adapter().can_delete_authenticator(proof)


def test_a_second_factor_is_demanded_everywhere_but_in_the_demo(settings):
    source = (settings.BASE_DIR / "salford_css" / "settings.py").read_text()
    assert "SECOND_FACTOR_REQUIRED = not DEMO\n" in source


# ------------------------------------------------------------------ how long


def test_half_an_hour_of_idleness_ends_a_session(as_olive: Client):
    as_olive.get("/accounts/2fa/")
    with clock.held_at(clock.now() + timedelta(minutes=31)):
        assert as_olive.get("/moment/").headers["Location"].startswith("/accounts/login/")


def test_a_session_in_use_goes_on(as_olive: Client):
    as_olive.get("/accounts/2fa/")
    begin = clock.now()
    for minutes in (20, 40, 60):
        with clock.held_at(begin + timedelta(minutes=minutes)):
            assert as_olive.get("/accounts/2fa/").status_code == 200


def test_twelve_hours_end_a_session_however_busy(as_olive: Client):
    begin = clock.now()
    for minutes in range(0, 12 * 60 + 1, 20):
        with clock.held_at(begin + timedelta(minutes=minutes)):
            last = as_olive.get("/moment/")
    assert last.status_code == 405
    with clock.held_at(begin + timedelta(hours=12, minutes=10)):
        assert as_olive.get("/moment/").headers["Location"].startswith("/accounts/login/")


def test_a_closed_account_is_out_at_once(olive: User, as_olive: Client):
    olive.is_active = False
    olive.save()
    assert as_olive.get("/moment/").headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_signing_out_leads_nobody_off_this_host(as_olive: Client, wanted: str):
    assert as_olive.post("/accounts/logout/", {"next": wanted}).headers["Location"] == "/accounts/login/"
