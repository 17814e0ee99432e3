"""What the database itself refuses about agreements."""

import pgtrigger


def settled() -> pgtrigger.Protect:
    """Return the trigger that freezes a version from the day it was put to the partners."""
    return pgtrigger.Protect(
        name="settled",
        operation=pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Q(old__settled_on__isnull=False),
    )


def settled_with_version() -> pgtrigger.Trigger:
    """Return the trigger that freezes what belongs to a version together with it."""
    return pgtrigger.Trigger(
        name="settled_with_version",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func="""
            IF EXISTS (
                SELECT 1 FROM partnerships_agreementversion AS version
                WHERE version.id IN (NEW.version_id, OLD.version_id) AND version.settled_on IS NOT NULL
            ) THEN
                RAISE EXCEPTION 'This version was put to the partners and no longer changes.'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'partnerships_version_settled';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
