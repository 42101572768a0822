# compare_exchange_weak, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release/relaxed: 7 instructions, core 7, portable-atomic 7
    slli a4, a1, 0x30              |   slli a4, a1, 0x30
    amocas.h.rl a1, a2, (a0)       |   amocas.h.rl a1, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    xor a4, a4, a1                 |   xor a4, a4, a1
    seqz a0, a4                    |   seqz a0, a4
    sh a1, 0x0(a3)                 |   sh a1, 0x0(a3)
    ret                            |   ret

release/acquire acqrel/relaxed,acquire seqcst/relaxed,acquire: 7 instructions, core 7, portable-atomic 7
    slli a4, a1, 0x30              |   slli a4, a1, 0x30
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    srai a4, a4, 0x30              |   srai a4, a4, 0x30
    xor a4, a4, a1                 |   xor a4, a4, a1
    seqz a0, a4                    |   seqz a0, a4
    sh a1, 0x0(a3)                 |   sh a1, 0x0(a3)
    ret                            |   ret

full/relaxed,acquire: 8 instructions
    mv a4, a1                      |
    amocas.h.aqrl a4, a2, (a0)     |
    slli a0, a4, 0x30              |
    srli a0, a0, 0x30              |
    xor a0, a0, a1                 |
    seqz a0, a0                    |
    sh a4, 0x0(a3)                 |
    ret                            |
