"""Practices and chapters in, a bilingual public site and its editions out: the core, which knows no site generator."""
