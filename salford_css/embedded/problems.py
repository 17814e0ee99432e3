"""What can go wrong, in a sentence for the person who typed the command."""


class ServerProblem(Exception):
    """The embedded server cannot be used; the text says why and what to do."""
