"""`python -m kaja` is the same as `kaja`."""

from kaja.cli import main

raise SystemExit(main())
