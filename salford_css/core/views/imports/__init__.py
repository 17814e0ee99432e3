"""Pages of imports: the list, sending a file, saying what its columns are, looking, confirming, taking back."""
