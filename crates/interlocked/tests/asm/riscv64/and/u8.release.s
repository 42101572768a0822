# and, u8, riscv64 (RV64GC) | core

release: 9 instructions, core 9, portable-atomic 9
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    li a3, 0xff                    |   li a3, 0xff
    sllw a2, a3, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   not a3, a3
    not a2, a2                     |   sllw a0, a1, a0
    or a1, a1, a2                  |   or a0, a0, a3
    amoand.w.rl zero, a1, (a0)     |   amoand.w.rl zero, a0, (a2)
    ret                            |   ret

acqrel seqcst full: 9 instructions, core 9, portable-atomic 9
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    li a3, 0xff                    |   li a3, 0xff
    sllw a2, a3, a2                |   sllw a3, a3, a0
    andi a0, a0, -0x4              |   not a3, a3
    not a2, a2                     |   sllw a0, a1, a0
    or a1, a1, a2                  |   or a0, a0, a3
    amoand.w.aqrl zero, a1, (a0)   |   amoand.w.aqrl zero, a0, (a2)
    ret                            |   ret
