"""The process: settings, clock, wiring, the roads in, the road out, and the `taccuino` command."""
