#!/bin/sh
# Runs once on each new instance. Switchover fills in {release} and its like; ${HOME} and other braces are left alone.
set -eu
echo "RELEASE={release}" > /etc/web.env
echo "{color}" > /etc/color
