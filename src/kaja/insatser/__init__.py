"""What is done for a youth. So far: tasks."""
