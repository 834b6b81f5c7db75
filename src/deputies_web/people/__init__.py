"""Who may sign in, and which offices each account holds."""
