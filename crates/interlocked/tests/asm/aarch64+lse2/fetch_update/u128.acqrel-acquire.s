# fetch_update, u128, aarch64+lse2 (Armv8.4: LSE, LSE2, LRCPC) | core

acqrel/acquire: 17 instructions, core 14, portable-atomic 17
    ldp x10, x11, [x0]             |   ldp x6, x7, [x0]
    dmb ishld                      |   dmb ishld
    cmp x11, x3                    | L0:
    ccmp x10, x2, #0x0, eq         |   cmp x7, x3
    b.eq L1                        |   ccmp x6, x2, #0x0, eq
  L0:                              |   b.eq L1
    mov x8, x10                    |   mov x8, x6
    mov x9, x11                    |   mov x9, x7
    caspal x8, x9, x4, x5, [x0]    |   caspal x8, x9, x4, x5, [x0]
    cmp x9, x11                    |   cmp x9, x7
    ccmp x8, x10, #0x0, eq         |   ccmp x8, x6, #0x0, eq
    b.eq L1                        |   mov x6, x8
    cmp x9, x3                     |   mov x7, x9
    mov x10, x8                    |   b.ne L0
    mov x11, x9                    | L1:
    ccmp x8, x2, #0x0, eq          |   ret
    b.ne L0                        |
  L1:                              |
    ret                            |
