"""Reads the raw answers of a service against botocore's own model of it, stricter than botocore does.

botocore's parsers pass over what they do not know and do without what is missing. Here either is a finding.
"""
