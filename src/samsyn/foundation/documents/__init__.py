"""Documents on paper: `render` makes a PDF that lasts (PDF/A-2a) and that everybody can read (PDF/UA-1).

`samsyn.foundation.documents.frames` holds the letter and the information sheet that papers share.
"""

from samsyn.foundation.documents.rendering import DocumentError, render

__all__ = ["DocumentError", "render"]
