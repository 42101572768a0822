# fetch_update, u64, riscv64 (RV64GC) | core

acqrel/acquire: 9 instructions, core 9, portable-atomic 9
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    mv a4, a3                      |   mv a4, a3
  L1:                              | L1:
    lr.d.aq a3, (a0)               |   lr.d.aq a3, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
    sc.d.rl a5, a2, (a0)           |   sc.d.rl a5, a2, (a0)
    bnez a5, L1                    |   bnez a5, L1
  L2:                              | L2:
    ret                            |   ret

seqcst/seqcst: 10 instructions, core 10, portable-atomic 10
    fence rw, rw                   |   fence rw, rw
    ld a3, 0x0(a0)                 |   ld a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    beq a3, a1, L2                 |   beq a3, a1, L2
    mv a4, a3                      |   mv a4, a3
  L1:                              | L1:
    lr.d.aqrl a3, (a0)             |   lr.d.aqrl a3, (a0)
    bne a3, a4, L0                 |   bne a3, a4, L0
    sc.d.rl a5, a2, (a0)           |   sc.d.rl a5, a2, (a0)
    bnez a5, L1                    |   bnez a5, L1
  L2:                              | L2:
    ret                            |   ret
