# fetch_not, u16, riscv64 (RV64GC) | core

relaxed: 9 instructions, core 10, portable-atomic 10
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    lui a2, 0x10                   |   slli a0, a0, 0x3
    addi a2, a2, -0x1              |   lui a2, 0x10
    sllw a3, a2, a1                |   addi a2, a2, -0x1
    andi a0, a0, -0x3              |   sllw a2, a2, a0
    amoxor.w a0, a3, (a0)          |   amoxor.w a1, a2, (a1)
    srlw a0, a0, a1                |   srlw a0, a1, a0
    and a0, a0, a2                 |   slli a0, a0, 0x30
    ret                            |   srli a0, a0, 0x30
                                   |   ret

acquire: 9 instructions, core 10, portable-atomic 10
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    lui a2, 0x10                   |   slli a0, a0, 0x3
    addi a2, a2, -0x1              |   lui a2, 0x10
    sllw a3, a2, a1                |   addi a2, a2, -0x1
    andi a0, a0, -0x3              |   sllw a2, a2, a0
    amoxor.w.aq a0, a3, (a0)       |   amoxor.w.aq a1, a2, (a1)
    srlw a0, a0, a1                |   srlw a0, a1, a0
    and a0, a0, a2                 |   slli a0, a0, 0x30
    ret                            |   srli a0, a0, 0x30
                                   |   ret
