"""What is compared, one file per system, all behind `protocol.System`."""
