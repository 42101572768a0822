# fetch_neg, u64, aarch64 (Armv8.0: LL/SC) | core

release: 6 instructions, core 18, portable-atomic 18
  L0:                              |   ldr x8, [x0]
    ldxr x8, [x0]                  | L0:
    neg x9, x8                     |   mov x9, x8
    stlxr w10, x9, [x0]            |   ldxr x8, [x0]
    cbnz w10, L0                   |   cmp x8, x9
    mov x0, x8                     |   b.ne L2
    ret                            |   neg x9, x9
                                   |   stlxr w10, x9, [x0]
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
                                   |   mov x0, x8
                                   |   ret
