"""Pages on which something is done: each asks what the service needs and hands it over."""
