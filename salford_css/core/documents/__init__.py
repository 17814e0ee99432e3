"""Documents for everybody: one tree, of which page, Word and tagged PDF are made. Begin with `tree`."""
