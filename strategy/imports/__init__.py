"""What of strategy can be brought in from a spreadsheet: comments, and whom a consultation asks."""
