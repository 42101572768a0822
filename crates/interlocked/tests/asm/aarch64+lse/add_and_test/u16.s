# add_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 5, portable-atomic 5
    ldaddh w1, w8, [x0]            |   ldaddh w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xffff            |   cmp w8, w9, uxth
    cmp w8, w9, uxth               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

acquire: 6 instructions, core 5, portable-atomic 5
    ldaddah w1, w8, [x0]           |   ldaddah w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xffff            |   cmp w8, w9, uxth
    cmp w8, w9, uxth               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |

release: 6 instructions, core 5, portable-atomic 5
    ldaddlh w1, w8, [x0]           |   ldaddlh w1, w8, [x0]
    neg w9, w1                     |   neg w9, w1
    and w8, w8, #0xffff            |   cmp w8, w9, uxth
    cmp w8, w9, uxth               |   cset w0, eq
    cset w0, eq                    |   ret
    ret                            |
