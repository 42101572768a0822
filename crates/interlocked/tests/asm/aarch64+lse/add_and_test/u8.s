# add_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 5, portable-atomic 5
    ldaddb w1, w8, [x0]            |   ldaddb w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xff              |   cmp w8, w9, uxtb
    cmp w8, w9, uxtb               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acquire: 6 instructions, core 5, portable-atomic 5
    ldaddab w1, w8, [x0]           |   ldaddab w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xff              |   cmp w8, w9, uxtb
    cmp w8, w9, uxtb               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

release: 6 instructions, core 5, portable-atomic 5
    ldaddlb w1, w8, [x0]           |   ldaddlb w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xff              |   cmp w8, w9, uxtb
    cmp w8, w9, uxtb               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
