"""What the pages of partnerships show: rows turned into frozen values, as at a day."""

from partnerships.selectors.partnership import (
    Borne,
    Form,
    FundMoney,
    borne,
    counts,
    dates_of,
    facts_of,
    forms_of,
    lead_of,
    money_of_fund,
    parties_on,
    variance_in_words,
)

__all__ = [
    "Borne",
    "Form",
    "FundMoney",
    "borne",
    "counts",
    "dates_of",
    "facts_of",
    "forms_of",
    "lead_of",
    "money_of_fund",
    "parties_on",
    "variance_in_words",
]
