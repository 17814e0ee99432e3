"""What is printed of a consultation, as trees of a document: the four tests, you said we did, replies. All pure."""
