"""What the database says when it refuses a row, in the words that the model has for it."""

from django.apps import apps
from django.db import DatabaseError
from django.db.models import BaseConstraint


def sentence_of(refusal: DatabaseError) -> str:
    """Return the sentence of the constraint that was broken; without one, what the database found wrong."""
    found = getattr(refusal.__cause__, "diag", None)
    name = getattr(found, "constraint_name", None)
    for model in apps.get_models() if name else ():
        for constraint in model._meta.constraints:
            worded = constraint.violation_error_message != BaseConstraint.default_violation_error_message
            if constraint.name == name and worded:
                return str(constraint.violation_error_message)
    said = getattr(found, "message_detail", None) or getattr(found, "message_primary", None)
    return str(said or refusal).partition("\n")[0]
