"""The steps of a proposal's life in words: what each is called and what it will do. Pure; page and administration say
the same."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StepWords:
    """A step: what its button says, and what follows when it is taken."""

    label: str
    follows: str


STEPS = {
    "submit": StepWords(
        "Submit the text as a version",
        "The text in hand becomes the next version, whose words never change again; what changed names its comment or "
        "another reason.",
    ),
    "put_forward": StepWords(
        "Put it forward", "The text in hand is frozen as version 1, and everybody who reads here sees it."
    ),
    "open_to_consultation": StepWords(
        "Say that it is consulted on",
        "The proposal joins the open consultation on its report. Opening a consultation does this for every proposal "
        "in its report; this step is for one that came to the report later.",
    ),
    "analyse": StepWords(
        "Answer its comments",
        "No more comments are taken on it, and those that came are to be answered. Ending the time for comments does "
        "this for every proposal in the report.",
    ),
    "revise": StepWords(
        "Put it up for a decision",
        "Its newest wording goes to the body that decides; a text in hand is frozen as the next version with the "
        "comments that caused the change, or another reason.",
    ),
    "decide": StepWords(
        "Record the decision",
        "What the body decided is kept in the words of its minutes. Approved as amended makes one more version.",
    ),
    "open_to_call_in": StepWords(
        "Publish the decision",
        "The words of the decision stand from now on; the rule of procedure in force fixes the day it takes effect.",
    ),
    "call_in": StepWords("Enter a call-in", "The decision cannot be carried out until scrutiny has let it stand."),
    "settle": StepWords(
        "Say what scrutiny concluded",
        "Scrutiny lets the decision stand, or refers it back with its concerns: then it waits for a new decision.",
    ),
    "take_effect": StepWords(
        "Let it take effect",
        "Possible from the day its decision takes effect, when scrutiny cannot call it in any more.",
    ),
    "deliver": StepWords(
        "Begin to carry it out", "It is being carried out from now on, by actions that each have a named manager."
    ),
    "close_by_review": StepWords("Close it by review", "Its results were reviewed, and nothing more is done for it."),
    "withdraw": StepWords("Withdraw it", "It stays on record as withdrawn, with the reason. This cannot be undone."),
}


def said(step: str) -> dict[str, str]:
    """Return the words of a step as the declaration of a transition takes them."""
    return {"label": STEPS[step].label, "help_text": STEPS[step].follows}
