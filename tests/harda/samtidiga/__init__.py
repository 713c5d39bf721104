"""Many who change the same at once, over HTTP: nothing is lost, and who was refused was told."""
