# fetch_update, u128, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

acquire/relaxed: 13 instructions, core 13, portable-atomic 16
    ldp x10, x11, [x0]             |   ldp x6, x7, [x0]
  L0:                              | L0:
    cmp x11, x3                    |   cmp x7, x3
    ccmp x10, x2, #0x0, eq         |   ccmp x6, x2, #0x0, eq
    b.eq L1                        |   b.eq L1
    mov x8, x10                    |   mov x8, x6
    mov x9, x11                    |   mov x9, x7
    caspa x8, x9, x4, x5, [x0]     |   caspa x8, x9, x4, x5, [x0]
    cmp x9, x11                    |   cmp x9, x7
    mov x11, x9                    |   ccmp x8, x6, #0x0, eq
    ccmp x8, x10, #0x0, eq         |   mov x6, x8
    mov x10, x8                    |   mov x7, x9
    b.ne L0                        |   b.ne L0
  L1:                              | L1:
    ret                            |   ret
