"""Files become checked records: contributed text is data here and never reaches a template engine as source."""
