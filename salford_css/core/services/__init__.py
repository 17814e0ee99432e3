"""What is decided about people, their posts and rights, and the systems of partners."""
