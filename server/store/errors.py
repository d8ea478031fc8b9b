"""What can go wrong with a store, in words that name the place and what would help."""


class StoreError(Exception):
    """The store could not do what it was asked; nothing of that request was kept, all acknowledged before it is."""


class ReadOnlyError(StoreError):
    """The file or its folder may not be written."""


class DiskFullError(StoreError):
    """There is no room left."""


class CorruptError(StoreError):
    """The file is damaged or no database of ours."""


class TooNewError(StoreError):
    """The database was made by a later version of the program."""


class BusyError(StoreError):
    """Another process held the database for too long."""


class UnreachableError(StoreError):
    """The database could not be opened."""


class UnknownPersonError(StoreError):
    """No such person has been enrolled."""


class ErasedError(StoreError):
    """Everything was erased while this was going on."""
