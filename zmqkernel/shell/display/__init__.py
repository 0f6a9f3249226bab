"""Showing results: MIME formatters, display objects, the display hook and publisher, pretty printing."""
