# andnot, u16, riscv64 (RV64GC) | core

relaxed: 6 instructions, core 11, portable-atomic 11
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   lui a3, 0x10
    not a1, a1                     |   addi a3, a3, -0x1
    amoand.w zero, a1, (a0)        |   sllw a4, a3, a0
    ret                            |   xor a1, a1, a3
                                   |   not a3, a4
                                   |   sllw a0, a1, a0
                                   |   or a0, a0, a3
                                   |   amoand.w zero, a0, (a2)
                                   |   ret

acquire: 6 instructions, core 11, portable-atomic 11
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   lui a3, 0x10
    not a1, a1                     |   addi a3, a3, -0x1
    amoand.w.aq zero, a1, (a0)     |   sllw a4, a3, a0
    ret                            |   xor a1, a1, a3
                                   |   not a3, a4
                                   |   sllw a0, a1, a0
                                   |   or a0, a0, a3
                                   |   amoand.w.aq zero, a0, (a2)
                                   |   ret
