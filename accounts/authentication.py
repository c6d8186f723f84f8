"""Who calls the API."""
