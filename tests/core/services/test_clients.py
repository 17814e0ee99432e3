"""An administrator lets a partner's system in."""

import pytest
from django.contrib.auth.hashers import check_password
from django.core.exceptions import PermissionDenied, ValidationError

from salford_css.core.models import ApiClient, Organisation, User
from salford_css.core.services import clients

SCOPES = ["partnerships:read", "finance:read"]


@pytest.fixture
def trust(db: None) -> Organisation:
    return Organisation.objects.create(ref="trust", name="The Trust")


def test_the_secret_is_kept_as_a_hash_only(ada: User, trust: Organisation):
    client, secret = clients.create_client(organisation=trust, name="Ledger", scopes=SCOPES, by=ada)
    client.refresh_from_db()
    assert secret not in client.client_secret
    assert check_password(secret, client.client_secret)


def test_the_secret_is_left_out_of_the_trail(ada: User, trust: Organisation):
    clients.create_client(organisation=trust, name="Ledger", scopes=SCOPES, by=ada)
    assert "client_secret" not in {field.name for field in ApiClient.pgh_event_model._meta.get_fields()}


def test_a_client_may_ask_only_for_what_exists(ada: User, trust: Organisation):
    with pytest.raises(ValidationError, match="everything:write"):
        clients.create_client(organisation=trust, name="Ledger", scopes=["everything:write"], by=ada)


def test_a_client_switched_off_is_of_no_use(ada: User, trust: Organisation):
    client, _ = clients.create_client(organisation=trust, name="Ledger", scopes=SCOPES, by=ada)
    clients.switch_off(client=client, by=ada, reason="The contract ended.")
    assert not client.is_usable(None)


def test_an_officer_lets_no_system_in(trust: Organisation, db: None):
    bob = User.objects.create_user("bob", "a password of length")
    with pytest.raises(PermissionDenied):
        clients.create_client(organisation=trust, name="Ledger", scopes=SCOPES, by=bob)
