# bit_clear, u128, riscv64+zacas (RV64GC with Zacas and Zabha) | core

acqrel seqcst full: continued
    ret                            |
