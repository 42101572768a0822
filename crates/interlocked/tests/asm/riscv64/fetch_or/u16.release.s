# fetch_or, u16, riscv64 (RV64GC) | core

release: 8 instructions, core 8, portable-atomic 8
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a1, a1, a0
    amoor.w.rl a0, a1, (a0)        |   amoor.w.rl a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret

acqrel seqcst full: 8 instructions, core 8, portable-atomic 8
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   sllw a1, a1, a0
    amoor.w.aqrl a0, a1, (a0)      |   amoor.w.aqrl a1, a1, (a2)
    srlw a0, a0, a2                |   srlw a0, a1, a0
    slli a0, a0, 0x30              |   slli a0, a0, 0x30
    srli a0, a0, 0x30              |   srli a0, a0, 0x30
    ret                            |   ret
