"""The room of the person: identity, name, contact, protection marks."""
