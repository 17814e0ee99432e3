"""The administration of people, organisations, documents and records; `base` and `workflow` serve every app.

What packages register by themselves is taken off: tokens, groups and second factors are nobody's to edit.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Group
from oauth2_provider.models import (
    get_access_token_model,
    get_grant_model,
    get_id_token_model,
    get_refresh_token_model,
)

from salford_css.core.admin import clients, documents, imports, organisations, people, records

__all__ = ["clients", "documents", "imports", "organisations", "people", "records"]

for model in (
    Group,
    EmailAddress,
    Authenticator,
    get_access_token_model(),
    get_grant_model(),
    get_id_token_model(),
    get_refresh_token_model(),
):
    if admin.site.is_registered(model):
        admin.site.unregister(model)
