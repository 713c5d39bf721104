"""The invariants: what is always true. `flows.kontroll` asks them, and stops a run that breaks
one."""

from kaja.flows.invarianter import arbetet, fakta, kommuner, register, svar

ALLA = (
    *register.INVARIANTER,
    *svar.INVARIANTER,
    *fakta.INVARIANTER,
    *kommuner.INVARIANTER,
    *arbetet.INVARIANTER,
)
