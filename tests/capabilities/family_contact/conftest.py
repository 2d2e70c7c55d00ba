from tests.family.conftest import browse_as, kims

__all__ = ["browse_as", "kims"]
