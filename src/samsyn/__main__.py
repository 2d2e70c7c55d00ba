"""`python -m samsyn` is the command `samsyn`."""

import sys

from samsyn.config.command import main

sys.exit(main())
