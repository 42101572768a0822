# compare_exchange_is_ok, u16, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    amocas.h a1, a2, (a0)          |   amocas.h a1, a2, (a0)
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret

acquire/relaxed: 6 instructions, core 6, portable-atomic 6
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    amocas.h.aq a1, a2, (a0)       |   amocas.h.aq a1, a2, (a0)
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret

acqrel/acquire: 6 instructions, core 6, portable-atomic 6
    slli a3, a1, 0x30              |   slli a3, a1, 0x30
    amocas.h.aqrl a1, a2, (a0)     |   amocas.h.aqrl a1, a2, (a0)
    srai a3, a3, 0x30              |   srai a3, a3, 0x30
    xor a1, a1, a3                 |   xor a1, a1, a3
    seqz a0, a1                    |   seqz a0, a1
    ret                            |   ret
