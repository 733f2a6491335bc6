"""Files beside the pages, made from a project: one module per kind, all named in the registry."""
