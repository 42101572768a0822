# not, u16, riscv64 (RV64GC) | core

acqrel seqcst full: 7 instructions, core 7, portable-atomic 7
    slli a1, a0, 0x3               |   andi a1, a0, -0x4
    lui a2, 0x10                   |   slli a0, a0, 0x3
    addi a2, a2, -0x1              |   lui a2, 0x10
    sllw a1, a2, a1                |   addi a2, a2, -0x1
    andi a0, a0, -0x3              |   sllw a0, a2, a0
    amoxor.w.aqrl zero, a1, (a0)   |   amoxor.w.aqrl zero, a0, (a1)
    ret                            |   ret
