#!/bin/sh
set -eu
# The instance itself, past the load balancer: what only it can see.
curl -fsS http://localhost:8080/healthz
