"""What people fill in and look up, generated from the models and the messages: skeletons, schemas, tables of fields."""
