# dec_and_test, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 5, portable-atomic 5
    mov w8, #0xff                  |   mov w8, #-0x1
    ldaddb w8, w8, [x0]            |   ldaddb w8, w8, [x0]
    and w8, w8, #0xff              |   cmp w8, #0x1
    cmp w8, #0x1                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acquire: 6 instructions, core 5, portable-atomic 5
    mov w8, #0xff                  |   mov w8, #-0x1
    ldaddab w8, w8, [x0]           |   ldaddab w8, w8, [x0]
    and w8, w8, #0xff              |   cmp w8, #0x1
    cmp w8, #0x1                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

release: 6 instructions, core 5, portable-atomic 5
    mov w8, #0xff                  |   mov w8, #-0x1
    ldaddlb w8, w8, [x0]           |   ldaddlb w8, w8, [x0]
    and w8, w8, #0xff              |   cmp w8, #0x1
    cmp w8, #0x1                   |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
