"""Documents on paper: `render` makes a PDF that lasts (PDF/A-2a) and that everybody can read (PDF/UA-1)."""

from samsyn.foundation.documents.rendering import DocumentError, render

__all__ = ["DocumentError", "render"]
