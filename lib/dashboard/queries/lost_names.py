"""What is said where a row of one table names a row that another table does not have."""

from lib.model import DataError, Message, table_place


def not_in_table(table: str, column: str, name: object) -> DataError:
    """That `name`, in a column of a table, is not in the table that such names are of."""
    rule = Message(
        "the {column} {name} is not in the table of its own", column=column, name=repr(name)
    )
    return DataError(table_place(table), rule)
