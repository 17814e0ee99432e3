"""Published figures: values and ratings of many councils, and the monthly delayed-transfer days."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.text import slugify

from performance.models import (
    CareService,
    Definition,
    Framework,
    Question,
    Rating,
    RatingJudgement,
    RatingMatrix,
    RatingRule,
    RatingScheme,
    Submission,
)
from performance.models.collection import Door
from performance.services import Row, SeriesKey, open_submission, record_results, row_for, series_for
from salford_css.casebook.keeping import Keeper, cleaned
from salford_css.casebook.reading import Casebook, Item
from salford_css.casebook.sections.indicators import ours
from salford_css.casebook.sheets import Line, rows_of
from salford_css.core import dates
from salford_css.core.models import (
    CodeScheme,
    Organisation,
    OrganisationCode,
    OrganisationKind,
    OrganisationStanding,
    Sector,
    Standing,
)
from salford_css.core.periods import Frequency, Period

RATINGS = ("STARS", "CPA_CYP")
# The day a table became known, where its source says so.
KNOWN = {"RES_PLACES": date(2002, 1, 8), "E46": date(2001, 11, 2), "C20": date(2001, 11, 2)}
SCALES = {"RES_PLACES": "CENSUS:RES_PLACES", "E46": "PAF:E46", "C20": "PAF:C20"}


def load_authorities(casebook: Casebook, keeper: Keeper) -> None:
    """Keep every authority that occurs in the figures, with its ONS code where a file gives one."""
    codes = {row["authority"]: row["area_code"] for row in rows_of("dtoc_monthly_gm.csv")}
    names = {row["authority"] for row in rows_of("paf_values.csv")} | set(codes)
    for name in sorted(names - {"Salford"}):
        keeper.keep(f"authority-{slugify(name)}", Organisation, lambda name=name: _authority(name, keeper))
    for name, code in codes.items():
        organisation = authority(name, keeper)
        keeper.keep(
            f"ons-{code}",
            OrganisationCode,
            lambda organisation=organisation, code=code: cleaned(
                OrganisationCode(organisation=organisation, scheme=CodeScheme.ONS, code=code)
            ),
        )


def authority(name: str, keeper: Keeper) -> Organisation:
    """Return the organisation of an authority's name."""
    if name == "Salford":
        return keeper.find("org-council", Organisation)
    return keeper.find(f"authority-{slugify(name)}", Organisation)


def _authority(name: str, keeper: Keeper) -> Organisation:
    nation = name == "England"
    code, title, sector = (
        ("nation", "Nation, as an aggregate", Sector.OTHER)
        if nation
        else ("local-authority", "Local authority with social services", Sector.LOCAL_AUTHORITY)
    )
    kind = keeper.look_up(OrganisationKind, code=code) or cleaned(
        OrganisationKind(code=code, name=title, sector=sector)
    )
    ref = "england" if nation else f"council-{slugify(name)}"
    organisation = cleaned(Organisation(ref=ref, name=name if nation else f"{name} Council"))
    cleaned(OrganisationStanding(organisation=organisation, kind=kind))
    return organisation


def load_ratings(casebook: Casebook, keeper: Keeper) -> None:
    """Keep star ratings, children's scores, and the judgements that the record gives in words."""
    for facts in ours()["rating_schemes"].values():
        name = f"scheme-{facts['ref']}"
        sheet, standing = facts.get("source", ""), facts.get("standing", "")
        keeper.keep(name, RatingScheme, lambda facts=facts: _scheme(facts), source=sheet, standing=standing)
    for row in rows_of("paf_values.csv"):
        if row["code"] in RATINGS:
            name = f"{slugify(row['authority'])}-{row['year']}-{row['code']}".lower()
            keeper.keep(name, Rating, lambda row=row, name=name: _rating(row, name, keeper), source=row["source"])
    _keep_matrix(keeper)
    council = keeper.find("org-council", Organisation)
    for item in casebook.section("inspections_and_ratings"):
        if item.get("stars") is not None:
            stars = Rating.objects.get(ref=f"salford-{item['year']}-stars")
            keeper.keep(item, Rating, lambda stars=stars: stars)
        elif item.id in ("insp-3", "insp-5"):
            keeper.keep(item, Rating, lambda item=item: _in_words(item, council))


def _keep_matrix(keeper: Keeper) -> None:
    """Keep the demonstration's matrix, and the judgements behind three published ratings."""
    facts = ours()["rating_matrix"]
    keeper.keep("matrix-stars-1", RatingMatrix, lambda: _matrix(facts), source=facts["source"], standing="illustrative")
    for entry in ours()["judgements"]:
        rating = Rating.objects.get(ref=entry["rating"])
        for service in CareService.values:
            for question, word in zip(Question.values, entry[service], strict=True):
                keeper.keep(
                    f"judgement-{rating.ref}-{service}-{question}",
                    RatingJudgement,
                    lambda rating=rating, service=service, question=question, word=word: cleaned(
                        RatingJudgement(rating=rating, service=service, question=question, judgement=word)
                    ),
                    source=entry["source"],
                )


def _matrix(facts: dict[str, Any]) -> RatingMatrix:
    about = {name: facts[name] for name in ("number", "name", "now_scale", "prospects_scale", "source")}
    scheme = RatingScheme.objects.get(ref=facts["scheme"])
    matrix = cleaned(RatingMatrix(scheme=scheme, standing=Standing.ILLUSTRATIVE, **about))
    for place, line in enumerate(facts["lines"], start=1):
        cleaned(RatingRule(matrix=matrix, place=place, **line))
    return matrix


def _scheme(facts: dict[str, str]) -> RatingScheme:
    framework = Framework.objects.filter(code=facts.get("framework", "")).first()
    return cleaned(RatingScheme(**facts | {"framework": framework}))


def _rating(row: Line, name: str, keeper: Keeper) -> Rating:
    rating = Rating(
        ref=name,
        scheme=keeper.known_as(RatingScheme, ref=ours()["rating_schemes"][row["code"]]["ref"]),
        organisation=authority(row["authority"], keeper),
        grade=row["value"],
        standing=Standing.VERIFIED,
        source=row["source"],
    )
    rating.when = dates.parse(row["year"])
    return cleaned(rating)


def _in_words(item: Item, council: Organisation) -> Rating:
    rating = Rating(
        ref=item.id,
        scheme=RatingScheme.objects.get(ref="words"),
        organisation=council,
        words=f"{item['what']} ({item['body']})" if item["body"] else item["what"],
        standing=Standing.VERIFIED,
        source=item["source"],
    )
    rating.when = dates.parse(str(item["year"])) if item.get("year") else dates.UNKNOWN
    return cleaned(rating)


def load_values(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the published yearly values as results of one delivery."""
    keeper.keep("delivery-paf-values", Submission, lambda: _deliver_values(keeper))


def load_delays(casebook: Casebook, keeper: Keeper) -> None:
    """Keep the monthly delayed-transfer days, total and by who was responsible, as one delivery."""
    keeper.keep("delivery-delays", Submission, lambda: _deliver_delays(keeper))


def _deliver_values(keeper: Keeper) -> Submission:
    delivery = open_submission(door=Door.CASEBOOK, by=None, reason="Published values", file_name="paf_values.csv")
    cells = list(_yearly_cells(keeper))
    ids = series_for([key for key, *_ in cells], labels=_labels("breakdowns"))
    rows = [
        row_for(ids[key], period, definition, known_from=known, value=value, source=source[:500])
        for key, period, definition, known, value, source in cells
    ]
    record_results(submission=delivery, rows=rows)
    return delivery


def _yearly_cells(keeper: Keeper) -> Iterator[tuple[SeriesKey, date, Definition, date, Decimal, str]]:
    definitions = _definitions()
    breakdowns = ours()["breakdowns"]
    for row in rows_of("paf_values.csv"):
        if row["code"] in RATINGS:
            continue
        name, breakdown = _indicator_of(row, breakdowns)
        definition = definitions[name]
        year = row.year("year")
        known = KNOWN.get(row["code"], year.last_day + timedelta(days=1))
        organisation = authority(row["authority"], keeper)
        # A survey of every second year is about the year in which it was asked, and one was put off by a year.
        key = SeriesKey(definition.indicator_id, organisation.pk, Frequency.YEAR.value, breakdown)
        yield key, year.first_day, definition, known, row.amount("value"), row["source"]


def _indicator_of(row: Line, breakdowns: dict[str, dict[str, str]]) -> tuple[str, str]:
    code = row["code"]
    if code in breakdowns:
        return "CENSUS:CLA", breakdowns[code]["key"]
    if code.startswith("OFLOG-"):
        return f"OFLOG:{code.removeprefix('OFLOG-')}", ""
    return row.one_of("code", SCALES), ""


def _deliver_delays(keeper: Keeper) -> Submission:
    delivery = open_submission(
        door=Door.CASEBOOK, by=None, reason="Monthly situation reports", file_name="dtoc_monthly_gm.csv"
    )
    definition = _definitions()["SITREP:DTOC"]
    columns = ours()["delays"]
    source = "NHS England, monthly delayed transfers of care, days by council"
    cells = []
    for row in rows_of("dtoc_monthly_gm.csv"):
        period = Period(row.month("month"), Frequency.MONTH)
        organisation = authority(row["authority"], keeper)
        for column, facts in columns.items():
            key = SeriesKey(definition.indicator_id, organisation.pk, Frequency.MONTH.value, facts["key"])
            cells.append((key, period, row.amount(column)))
    ids = series_for([key for key, _, _ in cells], labels=_labels("delays"))
    # The day of publication is not in the file; a month counts as known when it has ended.
    rows: list[Row] = [
        row_for(
            ids[key],
            period.first_day,
            definition,
            known_from=period.last_day + timedelta(days=1),
            value=value,
            source=source,
        )
        for key, period, value in cells
    ]
    record_results(submission=delivery, rows=rows)
    return delivery


def _definitions() -> dict[str, Definition]:
    rows = Definition.objects.filter(number=1).select_related("indicator__framework")
    return {definition.indicator.name_outside: definition for definition in rows}


def _labels(section: str) -> dict[str, str]:
    return {facts["key"]: facts["label"] for facts in ours()[section].values() if facts["key"]}
