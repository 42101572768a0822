# fetch_xor, u8, riscv64 (RV64GC) | core

relaxed: 7 instructions, core 7, portable-atomic 7
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   sllw a1, a1, a0
    amoxor.w a0, a1, (a0)          |   amoxor.w a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   sllw a1, a1, a0
    amoxor.w.aq a0, a1, (a0)       |   amoxor.w.aq a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

release: 7 instructions, core 7, portable-atomic 7
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   sllw a1, a1, a0
    amoxor.w.rl a0, a1, (a0)       |   amoxor.w.rl a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
