"""Ways to libraries that come in several brands."""
