# not, u8, riscv64 (RV64GC) | core

relaxed: 6 instructions, core 6, portable-atomic 6
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a1, a2, a1                |   li a2, 0xff
    andi a0, a0, -0x4              |   sllw a0, a2, a0
    amoxor.w zero, a1, (a0)        |   amoxor.w zero, a0, (a1)
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a1, a2, a1                |   li a2, 0xff
    andi a0, a0, -0x4              |   sllw a0, a2, a0
    amoxor.w.aq zero, a1, (a0)     |   amoxor.w.aq zero, a0, (a1)
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a1, a2, a1                |   li a2, 0xff
    andi a0, a0, -0x4              |   sllw a0, a2, a0
    amoxor.w.rl zero, a1, (a0)     |   amoxor.w.rl zero, a0, (a1)
    ret                            |   ret
