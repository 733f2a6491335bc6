"""The collection as a whole: what is in it, how it falls into facets, what is alike, how it grows."""
