"""Verbs of a joint home visit: keyword-only, actor first, one transaction, one audit entry."""
