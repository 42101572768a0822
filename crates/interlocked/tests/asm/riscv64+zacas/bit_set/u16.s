# bit_set, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed: 7 instructions, core 7, portable-atomic 7
    andi a1, a1, 0xf               |   andi a1, a1, 0xf
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    amoor.h a0, a1, (a0)           |   amoor.h a0, a1, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret

acquire: 7 instructions, core 7, portable-atomic 7
    andi a1, a1, 0xf               |   andi a1, a1, 0xf
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    amoor.h.aq a0, a1, (a0)        |   amoor.h.aq a0, a1, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret

release: 7 instructions, core 7, portable-atomic 7
    andi a1, a1, 0xf               |   andi a1, a1, 0xf
    li a2, 0x1                     |   li a2, 0x1
    sll a1, a2, a1                 |   sll a1, a2, a1
    amoor.h.rl a0, a1, (a0)        |   amoor.h.rl a0, a1, (a0)
    and a0, a0, a1                 |   and a0, a0, a1
    snez a0, a0                    |   snez a0, a0
    ret                            |   ret
