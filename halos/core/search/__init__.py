"""Search over everything: one interface, full text of the database at hand, typing errors forgiven."""
