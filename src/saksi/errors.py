"""The errors that a user may meet; each docstring is the sentence they read about the kind."""


class SaksiError(Exception):
    """Something went wrong; the message names the file, the place and the way out."""


class InputError(SaksiError):
    """This input cannot be read as it is; it is counted and kept for a later try."""


class FetchError(InputError):
    """This address cannot or may not be fetched."""


class ConfigurationError(SaksiError):
    """A file that ships with Saksi, or a setting, is broken."""


class StoreError(SaksiError):
    """The store cannot be opened, read or written."""


class ModelError(SaksiError):
    """The weights of the learned heads are missing or damaged; the rules go on without them."""
