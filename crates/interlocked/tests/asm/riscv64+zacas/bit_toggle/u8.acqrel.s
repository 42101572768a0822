# bit_toggle, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 7 instructions, core 7, portable-atomic 7
    andi a1, a1, 0x7               |   andi a1, a1, 0x7
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    amoxor.b.aqrl a0, a1, (a0)     |   amoxor.b.aqrl a0, a1, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
