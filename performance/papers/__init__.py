"""Documents of this app in words: pure, of plain values, as trees that become page, Word and PDF."""
