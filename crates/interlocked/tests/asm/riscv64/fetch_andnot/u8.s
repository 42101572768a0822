# fetch_andnot, u8, riscv64 (RV64GC) | core

relaxed: 8 instructions, core 12, portable-atomic 12
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   li a3, 0xff
    not a1, a1                     |   xori a1, a1, 0xff
    amoand.w a0, a1, (a0)          |   sllw a3, a3, a0
    srlw a0, a0, a2                |   not a3, a3
    zext.b a0, a0                  |   sllw a1, a1, a0
    ret                            |   or a1, a1, a3
                                   |   amoand.w a1, a1, (a2)
                                   |   srlw a0, a1, a0
                                   |   zext.b a0, a0
                                   |   ret

acquire: 8 instructions, core 12, portable-atomic 12
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   li a3, 0xff
    not a1, a1                     |   xori a1, a1, 0xff
    amoand.w.aq a0, a1, (a0)       |   sllw a3, a3, a0
    srlw a0, a0, a2                |   not a3, a3
    zext.b a0, a0                  |   sllw a1, a1, a0
    ret                            |   or a1, a1, a3
                                   |   amoand.w.aq a1, a1, (a2)
                                   |   srlw a0, a1, a0
                                   |   zext.b a0, a0
                                   |   ret
