# bit_toggle, u16, riscv64 (RV64GC) | core

release: 11 instructions, core 11, portable-atomic 11
    slli a2, a0, 0x3               |   andi a1, a1, 0xf
    andi a1, a1, 0xf               |   li a2, 0x1
    li a3, 0x1                     |   andi a3, a0, -0x4
    sll a1, a3, a1                 |   sll a1, a2, a1
    sllw a3, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a2, a1, a0
    amoxor.w.rl a0, a3, (a0)       |   amoxor.w.rl a2, a2, (a3)
    srlw a0, a0, a2                |   srlw a0, a2, a0
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret

acqrel seqcst full: 11 instructions, core 11, portable-atomic 11
    slli a2, a0, 0x3               |   andi a1, a1, 0xf
    andi a1, a1, 0xf               |   li a2, 0x1
    li a3, 0x1                     |   andi a3, a0, -0x4
    sll a1, a3, a1                 |   sll a1, a2, a1
    sllw a3, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a2, a1, a0
    amoxor.w.aqrl a0, a3, (a0)     |   amoxor.w.aqrl a2, a2, (a3)
    srlw a0, a0, a2                |   srlw a0, a2, a0
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
