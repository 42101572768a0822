# fetch_min, i8, riscv64 (RV64GC) | core

acqrel: 22 instructions, core 22, portable-atomic 22
    slli a2, a0, 0x3               |   andi a6, a0, -0x4
    li a3, 0xff                    |   slli a0, a0, 0x3
    xori a1, a1, 0x80              |   li a3, 0xff
    zext.b a1, a1                  |   andi a4, a0, 0x18
    sllw a6, a3, a2                |   sllw a7, a3, a0
    sllw a7, a1, a2                |   sllw a1, a1, a0
    li a4, 0x80                    |   xori a4, a4, 0x38
    sllw a4, a4, a2                | L0:
    andi a0, a0, -0x4              |   lr.w.aq a5, (a6)
  L0:                              |   and a3, a5, a7
    lr.w.aq a5, (a0)               |   mv a2, a5
    and a1, a5, a6                 |   sll a3, a3, a4
    xor a1, a1, a4                 |   sra a3, a3, a4
    xor a3, a1, a7                 |   bge a1, a3, L1
    bltu a7, a1, L1                |   xor a2, a5, a1
    li a3, 0x0                     |   and a2, a2, a7
  L1:                              |   xor a2, a2, a5
    xor a3, a3, a5                 | L1:
    sc.w.rl a3, a3, (a0)           |   sc.w.rl a2, a2, (a6)
    bnez a3, L0                    |   bnez a2, L0
    srlw a0, a5, a2                |   srlw a0, a5, a0
    slli a0, a0, 0x38              |   slli a0, a0, 0x38
    srai a0, a0, 0x38              |   srai a0, a0, 0x38
    ret                            |   ret
