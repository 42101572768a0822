# compare_exchange, u64, riscv64 (RV64GC) | core

full/acquire: 9 instructions
  L0:                              |
    lr.d.aq a4, (a0)               |
    bne a4, a1, L1                 |
    sc.d.rl a5, a2, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
  L1:                              |
    xor a1, a1, a4                 |
    seqz a0, a1                    |
    sd a4, 0x0(a3)                 |
    ret                            |

full/seqcst: 9 instructions
  L0:                              |
    lr.d.aqrl a4, (a0)             |
    bne a4, a1, L1                 |
    sc.d.rl a5, a2, (a0)           |
    bnez a5, L0                    |
    fence rw, rw                   |
  L1:                              |
    xor a1, a1, a4                 |
    seqz a0, a1                    |
    sd a4, 0x0(a3)                 |
    ret                            |
