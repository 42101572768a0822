# bit_clear, u64, riscv64 (RV64GC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
    li a2, 0x1                     |   li a2, 0x1
    sll a2, a2, a1                 |   sll a1, a2, a1
    not a2, a2                     |   not a2, a1
    amoand.d a0, a2, (a0)          |   amoand.d a0, a2, (a0)
    srl a0, a0, a1                 |   and a0, a0, a1
    andi a0, a0, 0x1               |   snez a0, a0
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
    li a2, 0x1                     |   li a2, 0x1
    sll a2, a2, a1                 |   sll a1, a2, a1
    not a2, a2                     |   not a2, a1
    amoand.d.aq a0, a2, (a0)       |   amoand.d.aq a0, a2, (a0)
    srl a0, a0, a1                 |   and a0, a0, a1
    andi a0, a0, 0x1               |   snez a0, a0
    ret                            |   ret

release: 7 instructions, core 7, portable-atomic 7
    li a2, 0x1                     |   li a2, 0x1
    sll a2, a2, a1                 |   sll a1, a2, a1
    not a2, a2                     |   not a2, a1
    amoand.d.rl a0, a2, (a0)       |   amoand.d.rl a0, a2, (a0)
    srl a0, a0, a1                 |   and a0, a0, a1
    andi a0, a0, 0x1               |   snez a0, a0
    ret                            |   ret
