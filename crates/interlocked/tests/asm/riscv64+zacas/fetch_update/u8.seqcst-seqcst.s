# fetch_update, u8, riscv64+zacas (RV64GC with Zacas and Zabha) | core

seqcst/seqcst: 12 instructions, core 11, portable-atomic 11
    fence rw, rw                   |   fence rw, rw
    lbu a3, 0x0(a0)                |   lb a3, 0x0(a0)
    fence r, rw                    |   fence r, rw
  L0:                              | L0:
    zext.b a4, a3                  |   zext.b a4, a3
    beq a4, a1, L1                 |   beq a4, a1, L1
    fence rw, rw                   |   fence rw, rw
    mv a4, a3                      |   slli a4, a3, 0x38
    amocas.b.aqrl a3, a2, (a0)     |   amocas.b.aqrl a3, a2, (a0)
    xor a4, a4, a3                 |   srai a4, a4, 0x38
    slli a4, a4, 0x38              |   bne a3, a4, L0
    bnez a4, L0                    | L1:
  L1:                              |   ret
    ret                            |
