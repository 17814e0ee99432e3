"""Values this app writes outside, as database expressions."""

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Concat, LPad, Mod

BASE = "/api/v1/"


def year_code(path: str) -> Concat:
    """Return a financial year as `2006-07`, from the column with the year in which it begins."""
    following = LPad(Cast(Mod(F(path) + 1, Value(100)), CharField()), 2, Value("0"))
    return Concat(Cast(F(path), CharField()), Value("-"), following, output_field=CharField())


def month_code(year: str, month: str) -> Concat:
    """Return a month of a financial year as `2006-07-M06`; April is month 01."""
    number = LPad(Cast(F(month), CharField()), 2, Value("0"))
    return Concat(year_code(year), Value("-M"), number, output_field=CharField())


def _address(*parts: object) -> Concat:
    words = [
        Value(part[1:]) if str(part).startswith("=") else Cast(F(str(part)), CharField()) for part in map(str, parts)
    ]
    return Concat(Value(BASE), *words, output_field=CharField())


def led_to_url() -> Case:
    """Return the address of what a receipt led to; null where it was refused."""
    pool, of = "pool_year__fund__ref", "=/expenditure-returns/"
    return Case(
        When(
            payment__isnull=False,
            then=_address("=pools/", f"payment__contribution__{pool}", "=/contributions/", "payment__uid"),
        ),
        When(expenditure__isnull=False, then=_address("=pools/", f"expenditure__{pool}", of, "expenditure__uid")),
        When(round_return__isnull=False, then=_address("=result-returns/", "round_return__ref")),
        When(
            return_answer__isnull=False,
            then=_address("=returns/", "return_answer__version__pool_return__ref", "=/answers"),
        ),
        When(dispute__isnull=False, then=_address("=disputes/", "dispute__uid")),
        When(letter__isnull=False, then=_address("=disputes/", "letter__dispute__uid", "=/letters")),
        output_field=CharField(),
    )


def receipt_url() -> Concat:
    """Return a receipt's own address."""
    return _address("=receipts/", "uid")
