"""Pages with one form that does one deed by a service."""
