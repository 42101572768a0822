# fetch_update, u64, riscv64 (RV64GC) | core

acqrel/acquire: 10 instructions, core 9, portable-atomic 9
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    lr.d.aq a4, (a0)               |   mv a4, a3
    xor a5, a4, a3                 | L1:
    bnez a5, L1                    |   lr.d.aq a3, (a0)
    sc.d.rl a5, a2, (a0)           |   bne a3, a4, L0
  L1:                              |   sc.d.rl a5, a2, (a0)
    mv a3, a4                      |   bnez a5, L1
    bnez a5, L0                    | L2:
  L2:                              |   ret
    ret                            |
