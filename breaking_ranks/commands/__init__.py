"""What the command line can do beside ``extract`` and ``check``: each module yields the lines of one command."""
