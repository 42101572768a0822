# fetch_and, u8, riscv64 (RV64GC) | core

release: 11 instructions, core 11, portable-atomic 11
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    li a3, 0xff                    |   li a3, 0xff
    sllw a3, a3, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   not a3, a3
    not a3, a3                     |   sllw a1, a1, a0
    or a1, a1, a3                  |   or a1, a1, a3
    amoand.w.rl a0, a1, (a0)       |   amoand.w.rl a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 11 instructions, core 11, portable-atomic 11
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    li a3, 0xff                    |   li a3, 0xff
    sllw a3, a3, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   not a3, a3
    not a3, a3                     |   sllw a1, a1, a0
    or a1, a1, a3                  |   or a1, a1, a3
    amoand.w.aqrl a0, a1, (a0)     |   amoand.w.aqrl a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
