"""From a page of HTML to a finished PDF piece: laid out by WeasyPrint, in processes of their own, kept by content."""
