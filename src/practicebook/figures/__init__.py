"""Pictures drawn from plain data: every function here returns SVG as text and reads nothing but its arguments."""
