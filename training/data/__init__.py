"""From files of pairs to arrays that a training reads: reading, filtering, other forms, packing."""
