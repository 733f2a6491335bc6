"""The book as files: what each edition is, and how it is made from the one `Book`. WeasyPrint is known only here."""
