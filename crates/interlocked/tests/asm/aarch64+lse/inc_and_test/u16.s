# inc_and_test, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    mov w9, #0xffff                |   mov w9, #0xffff
    ldaddh w8, w8, [x0]            |   ldaddh w8, w8, [x0]
    cmp w8, w9                     |   cmp w8, w9
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

acquire: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    mov w9, #0xffff                |   mov w9, #0xffff
    ldaddah w8, w8, [x0]           |   ldaddah w8, w8, [x0]
    cmp w8, w9                     |   cmp w8, w9
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

release: 6 instructions, core 6, portable-atomic 6
    mov w8, #0x1                   |   mov w8, #0x1
    mov w9, #0xffff                |   mov w9, #0xffff
    ldaddlh w8, w8, [x0]           |   ldaddlh w8, w8, [x0]
    cmp w8, w9                     |   cmp w8, w9
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
