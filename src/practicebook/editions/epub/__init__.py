"""The e-book: EPUB 3.3 written by ourselves from the same sections as paper, with the pages of the printed book."""
