# fetch_andnot, u16, riscv64 (RV64GC) | core

relaxed: 9 instructions, core 13, portable-atomic 13
    slli a2, a0, 0x3               |   andi a2, a0, -0x4
    sllw a1, a1, a2                |   slli a0, a0, 0x3
    andi a0, a0, -0x3              |   lui a3, 0x10
    not a1, a1                     |   addi a3, a3, -0x1
    amoand.w a0, a1, (a0)          |   sllw a4, a3, a0
    srlw a0, a0, a2                |   xor a1, a1, a3
    slli a0, a0, 0x30              |   not a4, a4
    srli a0, a0, 0x30              |   sllw a1, a1, a0
    ret                            |   or a1, a1, a4
                                   |   amoand.w a1, a1, (a2)
                                   |   srlw a0, a1, a0
                                   |   and a0, a0, a3
                                   |   ret
