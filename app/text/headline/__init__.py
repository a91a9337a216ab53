"""One line over a story: its own headline, or its first sentence without what a headline leaves out."""
