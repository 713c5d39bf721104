"""The room of dated facts with their source, and of how far each source has reported."""
