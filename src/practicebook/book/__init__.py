"""The handbook as one book, and the macros that its chapters and the owner's pages may use."""
