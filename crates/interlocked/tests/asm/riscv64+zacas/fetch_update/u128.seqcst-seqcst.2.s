# fetch_update, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: continued
    bnez t1, L0                    |
  L1:                              |
    ret                            |
