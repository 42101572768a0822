# bit_clear, u16, riscv64 (RV64GC) | core

acqrel seqcst full: 12 instructions, core 17, portable-atomic 17
    slli a2, a0, 0x3               |   andi a1, a1, 0xf
    andi a1, a1, 0xf               |   li a2, 0x1
    li a3, 0x1                     |   andi a3, a0, -0x4
    sll a1, a3, a1                 |   slli a0, a0, 0x3
    sllw a3, a1, a2                |   lui a4, 0x10
    andi a0, a0, -0x3              |   sll a1, a2, a1
    not a3, a3                     |   addi a4, a4, -0x1
    amoand.w.aqrl a0, a3, (a0)     |   sllw a2, a4, a0
    srlw a0, a0, a2                |   xor a4, a4, a1
    and a0, a0, a1                 |   not a2, a2
    snez a0, a0                    |   sllw a4, a4, a0
    ret                            |   or a2, a2, a4
                                   |   amoand.w.aqrl a2, a2, (a3)
                                   |   srlw a0, a2, a0
                                   |   and a0, a0, a1
                                   |   snez a0, a0
                                   |   ret
