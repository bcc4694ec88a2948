"""Where sealed documents are kept: spaces, members, sessions that open them, and the desk of the apps."""
