"""How an installation is put together: settings, the root of the URLs, the server's entry points."""
