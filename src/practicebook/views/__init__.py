"""Localised, formatted facts: plain data that pages, cards, factsheets, embeds and mails share."""
