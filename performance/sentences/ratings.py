"""Why a rating is what it is, in words: judgements, caps, the line of the matrix, and what one more would take."""

from collections.abc import Mapping

from performance.caps import Outcome
from performance.stars import ADULTS, CHILDREN, KEYS, NOW, PROSPECTS, Condition, Judgements, Line, Matrix, Reasoned
from salford_css.core.words import capital, listed

SERVICES = {CHILDREN: "children's services", ADULTS: "adults' services"}
QUESTIONS = {NOW: "serving people well now", PROSPECTS: "prospects"}


def judgement_sentences(reasoned: Reasoned) -> list[str]:
    """``Children's services, serving people well now: “some”, capped from “most”.``"""
    told = []
    for service, question in KEYS:
        before, after = reasoned.before[service, question], reasoned.after[service, question]
        capped = f", capped from “{before}”" if before != after else ""
        told.append(f"{capital(SERVICES[service])}, {QUESTIONS[question]}: “{after}”{capped}.")
    return told


def cap_sentences(reasoned: Reasoned) -> list[str]:
    """Say of each cap what it found; a cap that bites on a judgement that is lower anyway changes nothing."""
    told = []
    for one in reasoned.cappings:
        key = one.service, one.question
        idle = one.found.outcome is Outcome.BITES and reasoned.before[key] == reasoned.after[key]
        told.append(one.found.why + (" The judgement is no better than that anyway." if idle else ""))
    return told


def line_sentence(line: Line | None) -> str:
    """``Line 3 of the matrix applies: one service is at least “most” with prospects at least “promising”; ...``"""
    if line is None:
        return "No line of the matrix holds for these judgements."
    one, other = ("one service", "the other") if line.either_way else ("children's services", "adults' services")
    parts = [told for told in (_condition(one, line.one), _condition(other, line.other)) if told]
    return f"Line {line.place} applies and gives {line.grade}: {'; '.join(parts) or 'nothing better holds'}."


def _condition(who: str, condition: Condition) -> str:
    now = _ends(condition.now_from, condition.now_to)
    prospects = _ends(condition.prospects_from, condition.prospects_to)
    told = [f"is {now}"] * bool(now) + [f"has prospects {prospects}"] * bool(prospects)
    return f"{who} {listed(told)}" if told else ""


def _ends(lowest: str, highest: str) -> str:
    if lowest and highest:
        return f"“{lowest}”" if lowest == highest else f"“{lowest}” to “{highest}”"
    if lowest:
        return f"at least “{lowest}”"
    return f"no better than “{highest}”" if highest else ""


def better_sentences(matrix: Matrix, reasoned: Reasoned) -> list[str]:
    """``One grade more, 3: if serving people well now in adults' services were “yes” instead of “most”.``"""
    told = []
    for judgements in reasoned.better:
        line = matrix.line_for(judgements)
        if line is not None:
            told.append(
                f"{line.grade}, if {_changes(reasoned.after, judgements)}{_caps_in_the_way(reasoned, judgements)}."
            )
    if not told and reasoned.line is not None:
        return ["It is the best grade the matrix can give."]
    return told


def _changes(now: Judgements, then: Judgements) -> str:
    return listed([
        f"{QUESTIONS[key[1]]} in {SERVICES[key[0]]} were “{then[key]}” instead of “{now[key]}”"
        for key in KEYS
        if now[key] != then[key]
    ])  # fmt: skip


def _caps_in_the_way(reasoned: Reasoned, judgements: Judgements) -> str:
    """Name the caps that would have to be lifted for a judgement to rise."""
    held = [
        one.found.cap.measure
        for one in reasoned.cappings
        if one.found.outcome is Outcome.BITES
        and judgements[one.service, one.question] != reasoned.after[one.service, one.question]
    ]
    return f"; as long as {listed([f'“{name}”' for name in held])} is as bad, it cannot" if held else ""


def without_caps_sentence(reasoned: Reasoned) -> str:
    """Say what the grade would be if no cap had bitten; empty where it is the same."""
    if not reasoned.lowered or reasoned.without_caps == reasoned.grade:
        return ""
    return f"Without the caps the same judgements would give {reasoned.without_caps}."


def matrix_rows(matrix: Matrix) -> list[Mapping[str, str]]:
    """Return the lines of a matrix in words, for a table."""
    return [
        {"place": str(line.place), "grade": line.grade, "when": _when(line), "why": line.words} for line in matrix.lines
    ]


def _when(line: Line) -> str:
    told = line_sentence(line).partition(": ")[2].rstrip(".")
    return capital(told)
