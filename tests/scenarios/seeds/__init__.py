"""The systems of the source documents, each played from start to end."""
