"""What every app's part of the API is made of, and core's own part of it: organisations."""
