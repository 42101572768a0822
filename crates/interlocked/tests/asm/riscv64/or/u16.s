# or, u16, riscv64 (RV64GC) | core

relaxed: 5 instructions, core 5, portable-atomic 5
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a0, a1, a0
    amoor.w zero, a1, (a0)         |   amoor.w zero, a0, (a2)
    ret                            |   ret

acquire: 5 instructions, core 5, portable-atomic 5
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a0, a1, a0
    amoor.w.aq zero, a1, (a0)      |   amoor.w.aq zero, a0, (a2)
    ret                            |   ret

release: 5 instructions, core 5, portable-atomic 5
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a0, a1, a0
    amoor.w.rl zero, a1, (a0)      |   amoor.w.rl zero, a0, (a2)
    ret                            |   ret

acqrel seqcst full: 5 instructions, core 5, portable-atomic 5
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a0, a1, a0
    amoor.w.aqrl zero, a1, (a0)    |   amoor.w.aqrl zero, a0, (a2)
    ret                            |   ret
