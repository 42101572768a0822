# fetch_not, u8, riscv64 (RV64GC) | core

release: 8 instructions, core 8, portable-atomic 8
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a2, a2, a1                |   li a2, 0xff
    andi a0, a0, -0x4              |   sllw a2, a2, a0
    amoxor.w.rl a0, a2, (a0)       |   amoxor.w.rl a1, a2, (a1)
    srlw a0, a0, a1                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret

acqrel seqcst full: 8 instructions, core 8, portable-atomic 8
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a2, a2, a1                |   li a2, 0xff
    andi a0, a0, -0x4              |   sllw a2, a2, a0
    amoxor.w.aqrl a0, a2, (a0)     |   amoxor.w.aqrl a1, a2, (a1)
    srlw a0, a0, a1                |   srlw a0, a1, a0
    zext.b a0, a0                  |   zext.b a0, a0
    ret                            |   ret
