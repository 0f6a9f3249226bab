"""What talks to the person: applications, the terminal and its user interface."""
