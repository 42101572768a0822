# bit_clear, u8, riscv64 (RV64GC) | core

release: 12 instructions, core 16, portable-atomic 16
    slli a2, a0, 0x3               |   andi a1, a1, 0x7
    andi a1, a1, 0x7               |   li a2, 0x1
    li a3, 0x1                     |   andi a3, a0, -0x4
    sll a1, a3, a1                 |   slli a0, a0, 0x3
    sllw a3, a1, a2                |   li a4, 0xff
    andi a0, a0, -0x4              |   sll a1, a2, a1
    not a3, a3                     |   sllw a2, a4, a0
    amoand.w.rl a0, a3, (a0)       |   not a2, a2
    srlw a0, a0, a2                |   xori a4, a1, 0xff
    and a0, a0, a1                 |   sllw a4, a4, a0
    snez a0, a0                    |   or a2, a2, a4
    ret                            |   amoand.w.rl a2, a2, (a3)
                                   |   srlw a0, a2, a0
                                   |   and a0, a0, a1
                                   |   snez a0, a0
                                   |   ret
