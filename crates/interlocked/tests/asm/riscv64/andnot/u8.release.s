# andnot, u8, riscv64 (RV64GC) | core

release: 6 instructions, core 10, portable-atomic 10
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   li a3, 0xff
    not a1, a1                     |   xori a1, a1, 0xff
    amoand.w.rl zero, a1, (a0)     |   sllw a3, a3, a0
    ret                            |   not a3, a3
                                   |   sllw a0, a1, a0
                                   |   or a0, a0, a3
                                   |   amoand.w.rl zero, a0, (a2)
                                   |   ret

acqrel seqcst full: 6 instructions, core 10, portable-atomic 10
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x4              |   li a3, 0xff
    not a1, a1                     |   xori a1, a1, 0xff
    amoand.w.aqrl zero, a1, (a0)   |   sllw a3, a3, a0
    ret                            |   not a3, a3
                                   |   sllw a0, a1, a0
                                   |   or a0, a0, a3
                                   |   amoand.w.aqrl zero, a0, (a2)
                                   |   ret
