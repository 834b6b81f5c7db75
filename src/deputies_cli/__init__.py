"""The `deputies` command: reads files, asks the library, prints. One module for each group of commands."""
