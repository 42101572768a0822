# fetch_neg, u32, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 18, portable-atomic 18
  L0:                              |   ldr w8, [x0]
    ldxr w8, [x0]                  | L0:
    neg w9, w8                     |   mov w9, w8
    stlxr w10, w9, [x0]            |   ldxr w8, [x0]
    cbnz w10, L0                   |   cmp w8, w9
    mov w0, w8                     |   b.ne L2
    ret                            |   neg w9, w9
                                   |   stlxr w10, w9, [x0]
                                   |   cbnz w10, L3
                                   |   mov w9, #0x1
                                   | L1:
                                   |   cbz w9, L0
                                   |   b L4
                                   | L2:
                                   |   mov w9, wzr
                                   |   clrex
                                   |   b L1
                                   | L3:
                                   |   mov w9, wzr
                                   |   b L1
                                   | L4:
                                   |   mov w0, w8
                                   |   ret
