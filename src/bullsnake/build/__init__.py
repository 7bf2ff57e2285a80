"""From typed trees to IR: user programs and the library (`program`), the runtime's dialect (`lowlevel`)."""
