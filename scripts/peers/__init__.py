"""What runs in processes of its own for the benchmark: each reader, and what measures a whole command."""
