"""The studio's pages: each fetches through the workspace, calls one service, then answers."""
