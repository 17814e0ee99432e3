"""Full-text search: one table of documents, kept by triggers on the models that are searched."""

from collections.abc import Sequence

import pgtrigger

CONFIGURATION = "english_plain"
"""English without accents: `muller` finds Müller. Made by the first migration."""


def indexed(kind: str, *, title: str, body: Sequence[str] = (), name: str = "search") -> list[pgtrigger.Trigger]:
    """Return triggers that keep one search document for each row of a model; add them to Meta.triggers.

    `kind` names the sort of thing (`proposal`); `title` and each part of `body` are SQL over NEW, for instance
    `NEW.title` or `'Pledge ' || NEW.number`. Bulk statements and raw SQL are covered because the database does it.
    """
    text = " || ' ' || ".join(f"coalesce(({part})::text, '')" for part in body) or "''"
    keep = f"""
        INSERT INTO core_searchdocument (kind, object_id, title, body)
        VALUES ('{kind}', NEW.id, coalesce(({title})::text, ''), {text})
        ON CONFLICT (kind, object_id) DO UPDATE SET title = EXCLUDED.title, body = EXCLUDED.body;
        RETURN NULL;
    """  # noqa: S608 (made of the program's own constants)
    forget = f"DELETE FROM core_searchdocument WHERE kind = '{kind}' AND object_id = OLD.id; RETURN NULL;"  # noqa: S608
    return [
        pgtrigger.Trigger(
            name=f"{name}_keep",
            when=pgtrigger.After,
            operation=pgtrigger.Insert | pgtrigger.Update,
            func=keep,
        ),
        pgtrigger.Trigger(name=f"{name}_forget", when=pgtrigger.After, operation=pgtrigger.Delete, func=forget),
    ]
