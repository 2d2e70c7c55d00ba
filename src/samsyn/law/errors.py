"""The two ways the law package says no to its input."""


class QuestionError(ValueError):
    """A question that cannot be read. `path` names the place, such as ``consents[0].valid_to``."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.path = path
        self.message = message


class LawDataError(ValueError):
    """A provision file that cannot be used. Names the file, the id of the provision and the key."""

    def __init__(self, file: str, provision: str, key: str, message: str) -> None:
        super().__init__(f"{file}: {provision}: {key}: {message}")
        self.file = file
        self.provision = provision
        self.key = key
