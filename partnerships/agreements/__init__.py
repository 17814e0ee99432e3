"""What an agreement must say and how it lives: pure rules, asked with facts and a day."""
