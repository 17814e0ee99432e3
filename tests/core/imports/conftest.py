"""A kind of import to try the flow with: posts, by their ref. Its sender is Omar, an officer."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from salford_css.core import policies, registry
from salford_css.core.imports.columns import ImportColumn, text
from salford_css.core.imports.rowkind import RowKind, Values
from salford_css.core.models import Import, Post, Role, User
from salford_css.core.services.imports import receive

HEADINGS = ("Post", "Title", "Note")


class PostImport(RowKind):
    """Posts: the ref, the title, a note."""

    code: ClassVar[str] = "posts"
    name: ClassVar[str] = "Posts"
    words: ClassVar[str] = "A row is a post."

    @classmethod
    def may(cls, user: Any, on: date) -> bool:
        return policies.has_role(user, Role.OFFICER, on=on)

    @property
    def columns(self) -> Sequence[ImportColumn]:
        return (
            ImportColumn("ref", "Post", text(80), required=True, aliases=("Post reference",)),
            ImportColumn("title", "Title", text(40), required=True),
            ImportColumn("note", "Note", for_all=True),
        )

    def key(self, values: Values) -> str:
        return str(values["ref"])

    def settle(self, values: dict[str, Any]) -> None:
        if values["title"] == "Nobody":
            raise ValueError("A post is somebody's.")

    def find(self, values: Values) -> Post | None:
        return Post.objects.filter(ref=values["ref"]).first()

    def facts(self, record: Post) -> Values:
        return {"ref": record.ref, "title": record.title, "note": record.note}

    def create(self, values: Values) -> Post:
        if values["ref"] == "forbidden":
            raise ValidationError({"ref": "Such a post is not made."})
        return Post.objects.create(ref=values["ref"], title=values["title"], note=values.get("note") or "")

    def change(self, record: Post, values: Values) -> None:
        record.title, record.note = values["title"], values.get("note") or ""
        record.save()


@pytest.fixture
def posts(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Iterator[type[PostImport]]:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setitem(registry.imports.kinds, "posts", PostImport)
    yield PostImport


@pytest.fixture
def as_omar(omar: User) -> Client:
    client = Client()
    client.force_login(omar)
    return client


@pytest.fixture
def sent(posts: type[PostImport], omar: User) -> Callable[..., Import]:
    """Send a file of posts, as rows or as bytes."""

    def send(*rows: Sequence[str], content: bytes = b"", name: str = "posts.csv", **facts: Any) -> Import:
        lines = content or csv_of(HEADINGS, *rows)
        return receive(kind="posts", file=SimpleUploadedFile(name, lines), by=omar, **facts)

    return send


def csv_of(*rows: Sequence[str]) -> bytes:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()
