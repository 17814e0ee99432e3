"""What is compared with what, a module for each subject. Each yields its comparisons for a world of data."""
