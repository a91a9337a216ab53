"""From trained weights to a model folder that is served: the files, what they are, and who knows of them."""
