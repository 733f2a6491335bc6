"""Rules over the whole collection: one file per concern, each a generator of diagnostics."""
