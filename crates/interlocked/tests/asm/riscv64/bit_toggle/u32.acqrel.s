# bit_toggle, u32, riscv64 (RV64GC) | core

acqrel seqcst full: 6 instructions, core 6, portable-atomic 6
    li a2, 0x1                     |   li a2, 0x1
    sllw a1, a2, a1                |   sllw a1, a2, a1
    amoxor.w.aqrl a0, a1, (a0)     |   amoxor.w.aqrl a0, a1, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
