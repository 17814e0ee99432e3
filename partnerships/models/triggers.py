"""What the database itself refuses about agreements, and about money of months and years that are closed."""

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


TERMS_STAND = "These terms of reference are in effect and no longer change; draft the next version."


def in_effect() -> pgtrigger.Protect:
    """Return the trigger that freezes terms of reference once they are no draft."""
    return pgtrigger.Protect(name="in_effect", operation=pgtrigger.Update, condition=pgtrigger.Q(old__draft=False))


def in_effect_with_terms() -> pgtrigger.Trigger:
    """Return the trigger that freezes what belongs to terms of reference together with them."""
    return pgtrigger.Trigger(
        name="in_effect_with_terms",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM partnerships_termsofreference AS terms
                WHERE terms.id IN (NEW.terms_id, OLD.terms_id) AND NOT terms.draft
            ) THEN
                RAISE EXCEPTION '{TERMS_STAND}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'partnerships_terms_stand';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608 (a sentence of our own)
    )


YEAR_CLOSED = "This year of the pool is closed; what changes it comes as an adjustment to the next open period."
NOT_HUNDRED = "The agreed percentages of a rule for sharing add up to 100."
MONTH_CLOSED = "This period of the pool is closed; what changes it comes as an adjustment to the next open period."


def while_year_open(year: str, *watched: str) -> pgtrigger.Trigger:
    """Return the trigger that refuses a new row, or another amount, in a year that is closed.

    `year` is SQL for the key of the pool's year, `watched` are the columns that may not change afterwards.
    """
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in watched) or "true"
    return pgtrigger.Trigger(
        name="while_year_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func=f"""
            IF (TG_OP = 'INSERT' OR {changed}) AND EXISTS (
                SELECT 1 FROM partnerships_poolclosing AS closing
                WHERE closing.pool_year_id = {year} AND closing.month IS NULL
            ) THEN
                RAISE EXCEPTION '{YEAR_CLOSED}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'partnerships_year_closed';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 (names of columns, from our own code)
    )


def while_month_open() -> pgtrigger.Trigger:
    """Return the trigger that refuses a new figure of a line in a month, or a year, that is closed."""
    return pgtrigger.Trigger(
        name="while_month_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM partnerships_poolclosing AS closing
                JOIN partnerships_poolline AS line ON line.pool_year_id = closing.pool_year_id
                WHERE line.id = NEW.line_id AND (closing.month IS NULL OR closing.month = NEW.month)
            ) THEN
                RAISE EXCEPTION '{MONTH_CLOSED}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'partnerships_month_closed';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 (a sentence of our own)
    )


def adding_up(rule: str) -> pgtrigger.Trigger:
    """Return the trigger that refuses, at the end of a transaction, agreed percentages that do not make 100.

    `rule` is the column with the key of the rule. It waits for the end because a rule and its shares are rows of two
    tables. An unverified rule is kept as the record has it: what cannot be shared by it says so on its pages.
    """
    return pgtrigger.Trigger(
        name="adding_up",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=f"""
            IF EXISTS (
                SELECT 1 FROM partnerships_risksharerule AS rule
                WHERE rule.id = NEW.{rule} AND rule.kind = 'fixed_percentages' AND rule.standing <> 'unverified'
                    AND (
                        SELECT coalesce(sum(share.per_cent), 0) FROM partnerships_riskshare AS share
                        WHERE share.rule_id = rule.id
                    ) <> 100
            ) THEN
                RAISE EXCEPTION '{NOT_HUNDRED}'
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'partnerships_riskshare_adding_up';
            END IF;
            RETURN NULL;
        """,  # noqa: S608 (names of columns, from our own code)
    )
