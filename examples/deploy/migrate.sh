#!/bin/bash
# Runs on one new instance, once it is healthy, while the old release still serves: both must bear the schema.
# Where a run was killed midway it runs again, with SWITCHOVER_MIGRATION_AGAIN=1.
set -euo pipefail
/opt/web/bin/migrate --lock-timeout 30s
