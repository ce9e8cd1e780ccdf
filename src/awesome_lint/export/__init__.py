"""A list as data: its entries as records, with the JSON Schema of what is printed."""
