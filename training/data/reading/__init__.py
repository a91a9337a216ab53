"""Files of pairs: which of them there are, what they are called, and how each kind is read."""
