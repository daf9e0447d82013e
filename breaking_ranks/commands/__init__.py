"""What the command line can do beside ``extract`` and ``check``: each module yields a command's lines."""
