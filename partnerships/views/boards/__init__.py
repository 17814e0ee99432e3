"""Pages of boards: the board, its terms, its meetings, papers and where they went."""
