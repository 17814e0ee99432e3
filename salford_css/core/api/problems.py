"""What the API refuses, as exceptions that name the place. salford_css.api.exceptions turns them into answers."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rest_framework import status
from rest_framework.exceptions import APIException


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (`/query/limit`, or a JSON pointer into the body), a code for machines, a sentence."""

    pointer: str
    code: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """Return it as it is sent."""
        return asdict(self)


class Malformed(APIException):
    """A request that cannot be understood: 400 with each fault."""

    status_code = status.HTTP_400_BAD_REQUEST
    default_detail = "The request cannot be understood as it stands."
    default_code = "malformed"

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = list(faults)
