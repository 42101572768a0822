# and, u16, riscv64 (RV64GC) | core

relaxed: 10 instructions, core 10, portable-atomic 10
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    sllw a1, a1, a2                |   lui a3, 0x10
    addi a3, a3, -0x1              |   addi a3, a3, -0x1
    sllw a2, a3, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x3              |   not a3, a3
    not a2, a2                     |   sllw a0, a1, a0
    or a1, a1, a2                  |   or a0, a0, a3
    amoand.w zero, a1, (a0)        |   amoand.w zero, a0, (a2)
    ret                            |   ret

acquire: 10 instructions, core 10, portable-atomic 10
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    sllw a1, a1, a2                |   lui a3, 0x10
    addi a3, a3, -0x1              |   addi a3, a3, -0x1
    sllw a2, a3, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x3              |   not a3, a3
    not a2, a2                     |   sllw a0, a1, a0
    or a1, a1, a2                  |   or a0, a0, a3
    amoand.w.aq zero, a1, (a0)     |   amoand.w.aq zero, a0, (a2)
    ret                            |   ret
