"""The diagrams of the handbook: one module for each kind of drawing, each a pure function from words to SVG."""
