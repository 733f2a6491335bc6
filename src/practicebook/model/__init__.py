"""The only schema: what a practice, a translation, a learning item, a chapter and the settings may say.

Everything else (JSON Schema, the form, the field tables, the exports) is generated from these models.
"""
