"""The HTTP API `/v1`: the questions of the desk and the command line, as JSON."""
