"""Take a ledger into the book: look at it, correct how it is read, take it or leave it."""
