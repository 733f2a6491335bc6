"""The book for its experts: a draft with numbered paragraphs, the form for their remarks, and what changed since."""
