"""Django's SQLite, but for how one waits to write (`base`)."""
