# fetch_update, u64, riscv64 (RV64GC) | core

relaxed/relaxed: 9 instructions, core 8, portable-atomic 8
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    lr.d a4, (a0)                  |   mv a4, a3
    xor a5, a4, a3                 | L1:
    bnez a5, L1                    |   lr.d a3, (a0)
    sc.d a5, a2, (a0)              |   bne a3, a4, L0
  L1:                              |   sc.d a5, a2, (a0)
    mv a3, a4                      |   bnez a5, L1
    bnez a5, L0                    | L2:
  L2:                              |   ret
    ret                            |

acquire/relaxed: 9 instructions, core 8, portable-atomic 8
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    lr.d.aq a4, (a0)               |   mv a4, a3
    xor a5, a4, a3                 | L1:
    bnez a5, L1                    |   lr.d.aq a3, (a0)
    sc.d a5, a2, (a0)              |   bne a3, a4, L0
  L1:                              |   sc.d a5, a2, (a0)
    mv a3, a4                      |   bnez a5, L1
    bnez a5, L0                    | L2:
  L2:                              |   ret
    ret                            |
