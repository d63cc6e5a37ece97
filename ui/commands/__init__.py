"""The command line: words, JSON keys and exit codes are a public interface."""
