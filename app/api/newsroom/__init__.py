"""A newsroom's items in the shapes that newsrooms send them in: plain fields, ninjs, NewsML-G2, Superdesk's macro."""
