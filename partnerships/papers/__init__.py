"""Documents of partnerships in words: pure, from plain values to the tree that page, Word and PDF are made of."""
