# compare_exchange_is_ok, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 7 instructions, core 7, portable-atomic 7
    fence rw, rw                   |   fence rw, rw
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret
