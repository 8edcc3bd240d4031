"""What the comparisons share: the register, the facts' types, running cancu and DuckDB, and printing the table."""
