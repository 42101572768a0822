# compare_exchange_weak, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release/acquire acqrel/relaxed,acquire seqcst/relaxed,acquire full/relaxed,acquire: 8 instructions, core 7, portable-atomic 7
    mv a4, a1                      |   slli a4, a1, 0x30
    amocas.h.aqrl a4, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    slli a0, a4, 0x30              |   srai a4, a4, 0x30
    srli a0, a0, 0x30              |   xor a4, a4, a1
    xor a0, a0, a1                 |   seqz a0, a4
    seqz a0, a0                    |   sh a1, 0x0(a3)
    sh a4, 0x0(a3)                 |   ret
    ret                            |
