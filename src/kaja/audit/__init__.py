"""What happened, and who looked at whom. Append-only and sealed."""
