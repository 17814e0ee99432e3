"""What pages read: gathered in a fixed number of queries, handed over as plain values."""
