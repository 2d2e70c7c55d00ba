from tests.consents.conftest import family

__all__ = ["family"]
