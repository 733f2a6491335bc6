"""The book on paper: the HTML of each of its sections, and the pages on which everything stands."""
