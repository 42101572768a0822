# compare_exchange_weak, u64, riscv64 (RV64GC) | core

full/acquire: 8 instructions
    lr.d.aq a4, (a0)               |
    xor a5, a4, a1                 |
    bnez a5, L0                    |
    sc.d.rl a5, a2, (a0)           |
    fence rw, rw                   |
  L0:                              |
    seqz a0, a5                    |
    sd a4, 0x0(a3)                 |
    ret                            |

full/seqcst: 8 instructions
    lr.d.aqrl a4, (a0)             |
    xor a5, a4, a1                 |
    bnez a5, L0                    |
    sc.d.rl a5, a2, (a0)           |
    fence rw, rw                   |
  L0:                              |
    seqz a0, a5                    |
    sd a4, 0x0(a3)                 |
    ret                            |
