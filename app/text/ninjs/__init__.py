"""News items in JSON as IPTC's ninjs has them, in its three lines 1.x, 2.x and 3.x."""
