"""The journal: entries, the pause, the thought, secure memories, origins, promises; all private."""
