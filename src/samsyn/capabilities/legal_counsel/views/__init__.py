"""The lawyer's pages, the question from a worker, and the law in plain words."""
