"""Letters, text messages and e-mail to the youths: texts, batches and the outgoing queue."""
