# bit_toggle, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: 7 instructions, core 7, portable-atomic 7
    andi a1, a1, 0xf               |   andi a1, a1, 0xf
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    amoxor.h.aqrl a0, a1, (a0)     |   amoxor.h.aqrl a0, a1, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
