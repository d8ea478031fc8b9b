"""Processes beside the server, for work whose memory is to be given back: how one is started, asked and ended."""
