# fetch_and, u16, riscv64 (RV64GC) | core

relaxed: 12 instructions, core 12, portable-atomic 12
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    sllw a1, a1, a2                |   lui a3, 0x10
    addi a3, a3, -0x1              |   addi a3, a3, -0x1
    sllw a4, a3, a2                |   sllw a4, a3, a0
    andi a0, a0, -0x3              |   not a4, a4
    not a4, a4                     |   sllw a1, a1, a0
    or a1, a1, a4                  |   or a1, a1, a4
    amoand.w a0, a1, (a0)          |   amoand.w a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    and a0, a0, a3                 |   and a0, a0, a3
    ret                            |   ret

acquire: 12 instructions, core 12, portable-atomic 12
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    lui a3, 0x10                   |   slli a0, a0, 0x3
    sllw a1, a1, a2                |   lui a3, 0x10
    addi a3, a3, -0x1              |   addi a3, a3, -0x1
    sllw a4, a3, a2                |   sllw a4, a3, a0
    andi a0, a0, -0x3              |   not a4, a4
    not a4, a4                     |   sllw a1, a1, a0
    or a1, a1, a4                  |   or a1, a1, a4
    amoand.w.aq a0, a1, (a0)       |   amoand.w.aq a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    and a0, a0, a3                 |   and a0, a0, a3
    ret                            |   ret
