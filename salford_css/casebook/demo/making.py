"""Makes the people and clients of the demonstration through the services, any number of times."""

import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from salford_css.casebook.demo import boards, cast, judging, passwords, pool, posts, rights, rounds
from salford_css.core import audit
from salford_css.core.deeds import store
from salford_css.core.models import (
    AccessGrant,
    ApiClient,
    CodeScheme,
    Organisation,
    OrganisationCode,
    Post,
    PostEmployment,
    Tenure,
    User,
)
from salford_css.core.services import clients, people
from salford_css.core.states import database_alone_refuses

Row = dict[str, Any]


@transaction.atomic
def make_demo(path: Path) -> Mapping[str, Sequence[Row]]:
    """Make what is missing and write all passwords to a file; what exists keeps its own.

    Raises ValidationError when the Salford case is not loaded, OSError when the file cannot be written.
    """
    before = passwords.read(path)
    with audit.changes_from(reason=cast.INVENTED), database_alone_refuses():
        users = [_person(person, before["users"]) for person in cast.PEOPLE]
        director = User.objects.get(username="director")
        rights.give(by=director)
        rounds.hold(by=director)
        boards.hold(by=director)
        judging.make_up()
        posts.make_up(by=director)
        pool.fill(by=director, manager=User.objects.get(username="pool_manager"))
        _code(organisation(cast.COUNCIL), cast.COUNCIL_CODE)
        api_clients = [_client(partner, before["api_clients"]) for partner in cast.PARTNERS]
    passwords.write(path, users=users, api_clients=api_clients)
    return {"users": users, "api_clients": api_clients}


def organisation(ref: str) -> Organisation:
    """Return an organisation of the case. Raises ValidationError when the case is not loaded."""
    return rights.of_the_case(Organisation, ref)


# ------------------------------------------------------------------ people


def _person(person: cast.Person, before: Sequence[Row]) -> Row:
    user, password = _account(person.kind, before)
    post = _post(person)
    if not Tenure.objects.filter(post=post, user=user).exists():
        people.appoint(post=post, user=user, on=cast.BEGINNING, by=None, place=_free_place(post), reason=cast.INVENTED)
    where = organisation(person.organisation)
    if not AccessGrant.objects.filter(post=post, role=person.role, organisation=where).exists():
        people.grant_role(
            role=person.role, organisation=where, post=post, on=cast.BEGINNING, by=None, reason=cast.INVENTED
        )
    return {"username": user.username, "password": password, "role": person.kind, "post": post.title}


def _account(name: str, before: Sequence[Row]) -> tuple[User, str]:
    known = next((row["password"] for row in before if row.get("username") == name), "")
    password = known or secrets.token_urlsafe(15)
    user = User.objects.filter(username=name).first()
    if user is None:
        email = f"{name.replace('_', '.')}@example.org"  # a domain that is kept for examples: nothing is ever delivered
        return people.open_account(username=name, password=password, email=email, by=None), password
    if not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    return user, password


def _post(person: cast.Person) -> Post:
    known: Post | None = Post.objects.filter(ref=person.post).first()
    if known is not None:
        return known
    if person.post not in cast.INVENTED_POSTS:
        return rights.of_the_case(Post, person.post)
    post = store(Post(ref=person.post, title=cast.INVENTED_POSTS[person.post], note=cast.INVENTED))
    PostEmployment.objects.create(post=post, organisation=organisation(cast.DIRECTORATE))
    return post


def _free_place(post: Post) -> int:
    taken = Tenure.objects.filter(post=post).order_by("-place").values_list("place", flat=True).first() or 0
    return taken + 1 if post.collective else 1


# ------------------------------------------------------------------ systems of partners


def _client(partner: cast.Partner, before: Sequence[Row]) -> Row:
    trust = organisation(partner.organisation)
    code = _code(trust, partner.code)
    known = {row.get("client_id"): row.get("client_secret") for row in before}
    client = ApiClient.objects.filter(organisation=trust, name=_name(trust)).first()
    if client is None:
        client, secret = clients.create_client(organisation=trust, name=_name(trust), scopes=partner.scopes, by=None)
    else:
        secret = known.get(client.client_id) or clients.replace_secret(client=client, by=None, reason=cast.INVENTED)
    return {
        "organisation": trust.name,
        "ods_code": code,
        "client_id": client.client_id,
        "client_secret": secret,
        "scopes": client.allowed_scopes.split(),
    }


def _name(trust: Organisation) -> str:
    return f"Demonstration system of {trust}"


def _code(trust: Organisation, code: str) -> str:
    known = OrganisationCode.objects.filter(organisation=trust, scheme=CodeScheme.ODS).first()
    if known is None:
        known = store(OrganisationCode(organisation=trust, scheme=CodeScheme.ODS, code=code, invented=True))
    return str(known.code)
