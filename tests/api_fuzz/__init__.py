"""``make api-test``: schemathesis against the running server. See ``__main__``."""
