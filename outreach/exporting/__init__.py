"""Tables of the book as files that Excel and WPS open right."""
