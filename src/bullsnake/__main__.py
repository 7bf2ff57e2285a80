"""`python -m bullsnake` is the `bullsnake` command."""

import sys

from bullsnake.cli.main import main

sys.exit(main())
