"""The edition for an offset press: PDF/X-4 in the colours of a printing condition, its cover, and the order for it."""
