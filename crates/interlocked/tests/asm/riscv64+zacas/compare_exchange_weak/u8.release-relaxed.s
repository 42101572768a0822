# compare_exchange_weak, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

release/relaxed: 7 instructions, core 7, portable-atomic 7
    mv a4, a1                      |   slli a4, a1, 0x38
    amocas.b.rl a4, a2, (a0)       |   amocas.b.rl a1, a2, (a0)
    zext.b a0, a4                  |   srai a4, a4, 0x38
    xor a0, a0, a1                 |   xor a4, a4, a1
    seqz a0, a0                    |   seqz a0, a4
    sb a4, 0x0(a3)                 |   sb a1, 0x0(a3)
    ret                            |   ret

release/acquire acqrel/relaxed,acquire seqcst/relaxed,acquire full/relaxed,acquire: 7 instructions, core 7, portable-atomic 7
    mv a4, a1                      |   slli a4, a1, 0x38
    amocas.b.aqrl a4, a2, (a0)     |   amocas.b.aqrl a1, a2, (a0)
    zext.b a0, a4                  |   srai a4, a4, 0x38
    xor a0, a0, a1                 |   xor a4, a4, a1
    seqz a0, a0                    |   seqz a0, a4
    sb a4, 0x0(a3)                 |   sb a1, 0x0(a3)
    ret                            |   ret
