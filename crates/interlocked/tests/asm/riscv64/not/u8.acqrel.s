# not, u8, riscv64 (RV64GC) | core

acqrel seqcst full: 6 instructions, core 6, portable-atomic 6
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    li a2, 0xff                    |   slli a0, a0, 0x3
    sllw a1, a2, a1                |   li a2, 0xff
    andi a0, a0, -0x4              |   sllw a0, a2, a0
    amoxor.w.aqrl zero, a1, (a0)   |   amoxor.w.aqrl zero, a0, (a1)
    ret                            |   ret
