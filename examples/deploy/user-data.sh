#!/bin/sh
# Runs once on each new instance. Switchover fills in {release} and its like; ${HOME} and other braces are left alone.
set -eu
aws s3 cp "s3://example-releases/web/{release}.tar.gz" /tmp/release.tar.gz
tar -xzf /tmp/release.tar.gz -C /opt/web
# The application answers /version with `x-release: {release}`: that is the mark by which a switch is proven.
echo "RELEASE={release}" > /etc/web.env
systemctl start web
