"""Search that understands Estonian: lemmas and parts of compounds at build time, a table of forms for the browser."""
