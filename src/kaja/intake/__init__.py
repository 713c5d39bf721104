"""The room where files arrive: received files, staged rows, row problems."""
