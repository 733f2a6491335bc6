"""The only place that knows MkDocs: event functions which hand MkDocs what the core has made."""
