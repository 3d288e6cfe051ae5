"""The ground floor: characters as a reader sees them, tokens and what they mean, sentences."""
