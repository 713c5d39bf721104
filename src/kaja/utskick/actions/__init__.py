"""Writing what is sent: the municipality's words, the batches, the queue, and who has said no."""
