"""Findings as data (code, place, field, found, allowed) and the ways to show them; finding and showing are apart."""
