# bit_toggle, u64, riscv64 (RV64GC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
    li a2, 0x1                     |   li a2, 0x1
    sll a2, a2, a1                 |   sll a1, a2, a1
    amoxor.d a0, a2, (a0)          |   amoxor.d a0, a1, (a0)
    srl a0, a0, a1                 |   and a0, a0, a1
    andi a0, a0, 0x1               |   snez a0, a0
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
    li a2, 0x1                     |   li a2, 0x1
    sll a2, a2, a1                 |   sll a1, a2, a1
    amoxor.d.aq a0, a2, (a0)       |   amoxor.d.aq a0, a1, (a0)
    srl a0, a0, a1                 |   and a0, a0, a1
    andi a0, a0, 0x1               |   snez a0, a0
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
    li a2, 0x1                     |   li a2, 0x1
    sll a2, a2, a1                 |   sll a1, a2, a1
    amoxor.d.rl a0, a2, (a0)       |   amoxor.d.rl a0, a1, (a0)
    srl a0, a0, a1                 |   and a0, a0, a1
    andi a0, a0, 0x1               |   snez a0, a0
    ret                            |   ret
