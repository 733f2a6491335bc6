"""The pages of the site, made from a project: addresses, HTML and what their heads say. Knows nothing of MkDocs."""
