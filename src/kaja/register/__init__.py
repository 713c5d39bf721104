"""The room of the stored answers: who is covered, and why."""
