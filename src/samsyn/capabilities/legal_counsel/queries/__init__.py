"""What the pages of legal counsel show."""
