"""The sorts of problems the API answers: one table for the answers, the OpenAPI description and the docs page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A sort of problem: its HTTP status, what it says when nothing closer is known, and what the caller can do."""

    status: int
    sentence: str
    remedy: str


KINDS: dict[str, Kind] = {
    "malformed": Kind(
        400,
        "The request cannot be understood as it stands.",
        "Read errors: each names the parameter or field, and says what it takes. Unknown parameters are refused too.",
    ),
    "not-authenticated": Kind(
        401,
        "There is no token, or it is unknown, has expired or was withdrawn.",
        "Ask /oauth/token/ for a new one; a token lives 15 minutes.",
    ),
    "missing-scope": Kind(
        403,
        "The token lacks the scope this address asks for.",
        "Name the scope when you ask for a token. A client can ask only for the scopes it was given.",
    ),
    "forbidden": Kind(403, "This is not allowed.", "The detail says which rule forbids it."),
    "not-found": Kind(
        404,
        "There is nothing at this address, or it is not shared with you.",
        "The two look alike on purpose. Check the name; then ask the lead council what it shares with you.",
    ),
    "method-not-allowed": Kind(405, "This address does not take this method.", "The Allow header names those it does."),
    "conflict": Kind(409, "What is on record now does not allow this.", "Read the record again before you try again."),
    "precondition-failed": Kind(
        412, "It changed since you read it.", "Read it again: the ETag of this answer names its present state."
    ),
    "too-large": Kind(413, "The request is too large.", "Send it in parts."),
    "unsupported-media-type": Kind(415, "The body is not of a type this address takes.", "Send application/json."),
    "refused": Kind(422, "The request was understood and refused.", "Read errors: each says which rule it breaks."),
    "precondition-required": Kind(
        428, "A change names the state it was made from.", "Send If-Match with the ETag of your last GET."
    ),
    "too-many-requests": Kind(429, "Too many requests this minute.", "Wait as long as Retry-After says, in seconds."),
    "server-error": Kind(
        500, "The server failed; nothing was changed.", "Tell us the request_id; we find the rest by it."
    ),
    "unavailable": Kind(
        503, "The service is not available at the moment; nothing was changed.", "Try again after Retry-After seconds."
    ),
}
BY_STATUS = {400: "malformed", 401: "not-authenticated", 403: "forbidden", 404: "not-found", 405: "method-not-allowed"}
BY_STATUS |= {412: "precondition-failed", 428: "precondition-required"}
BY_STATUS |= {409: "conflict", 413: "too-large", 415: "unsupported-media-type", 422: "refused"}
BY_STATUS |= {429: "too-many-requests", 500: "server-error", 503: "unavailable"}
