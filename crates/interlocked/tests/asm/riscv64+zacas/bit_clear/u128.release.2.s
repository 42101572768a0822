# bit_clear, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release: continued
    ret                            |
