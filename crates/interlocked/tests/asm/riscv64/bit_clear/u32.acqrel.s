# bit_clear, u32, riscv64 (RV64GC) | core

acqrel seqcst full: 7 instructions, core 7, portable-atomic 7
    li a2, 0x1                     |   li a2, 0x1
    sllw a1, a2, a1                |   sllw a1, a2, a1
    not a2, a1                     |   not a2, a1
    amoand.w.aqrl a0, a2, (a0)     |   amoand.w.aqrl a0, a2, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
