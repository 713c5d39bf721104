"""How an installation is put together: settings, root of the URLs, the server's entry points."""
