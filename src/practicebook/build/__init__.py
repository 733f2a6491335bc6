"""Writing the site: one writer, a whole site or none, and nothing done twice."""
