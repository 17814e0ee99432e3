"""What makes a report a report: numbers that stay, what is missing, words from the register, figures. All pure."""
