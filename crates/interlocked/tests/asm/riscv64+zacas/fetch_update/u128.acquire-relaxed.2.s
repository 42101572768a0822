# fetch_update, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acquire/relaxed: continued
    ret                            |
