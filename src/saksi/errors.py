"""The errors that a user may meet; each docstring is the sentence they read about the kind."""


class SaksiError(Exception):
    """Something went wrong; the message names the file, the place and the way out."""


class InputError(SaksiError):
    """This input cannot be read as it is; it is counted and kept for a later try."""


class FetchError(InputError):
    """This address cannot or may not be fetched.

    `transient` where it may be had later, not before `after` seconds if the server said so.
    """

    def __init__(
        self,
        message: str,
        *,
        status: int | None = None,
        transient: bool = False,
        after: float | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.transient, self.after = status, transient, after


class ConfigurationError(SaksiError):
    """A file that ships with Saksi, or a setting, is broken."""


class StoreError(SaksiError):
    """The store cannot be opened, read or written."""


class ModelError(SaksiError):
    """The weights of the learned heads are missing or damaged; the rules go on without them."""
