# compare_exchange_is_ok, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b a3, a2, (a0)          |   amocas.b a1, a2, (a0)
    zext.b a0, a3                  |   srai a3, a3, 0x38
    xor a0, a0, a1                 |   xor a1, a1, a3
    seqz a0, a0                    |   seqz a0, a1
    ret                            |   ret

acquire/relaxed: 6 instructions, core 6, portable-atomic 6
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b.aq a3, a2, (a0)       |   amocas.b.aq a1, a2, (a0)
    zext.b a0, a3                  |   srai a3, a3, 0x38
    xor a0, a0, a1                 |   xor a1, a1, a3
    seqz a0, a0                    |   seqz a0, a1
    ret                            |   ret

acqrel/acquire: 6 instructions, core 6, portable-atomic 6
    mv a3, a1                      |   slli a3, a1, 0x38
    amocas.b.aqrl a3, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    zext.b a0, a3                  |   srai a3, a3, 0x38
    xor a0, a0, a1                 |   xor a1, a1, a3
    seqz a0, a0                    |   seqz a0, a1
    ret                            |   ret
