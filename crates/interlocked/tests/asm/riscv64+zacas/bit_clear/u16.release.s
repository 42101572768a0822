# bit_clear, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: 8 instructions, core 8, portable-atomic 8
    andi a1, a1, 0xf               |   andi a1, a1, 0xf
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    not a2, a1                     |   not a2, a1
    amoand.h.rl a0, a2, (a0)       |   amoand.h.rl a0, a2, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret

acqrel seqcst full: 8 instructions, core 8, portable-atomic 8
    andi a1, a1, 0xf               |   andi a1, a1, 0xf
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    not a2, a1                     |   not a2, a1
    amoand.h.aqrl a0, a2, (a0)     |   amoand.h.aqrl a0, a2, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
