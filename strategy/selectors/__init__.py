"""What the pages of strategy show: rows turned into values, read as on a day and by somebody."""
