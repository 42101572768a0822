# compare_exchange, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed/relaxed: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casb w8, w2, [x0]              |   casb w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    strb w8, [x3]                  |   strb w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/acquire acquire/relaxed,acquire: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casab w8, w2, [x0]             |   casab w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    strb w8, [x3]                  |   strb w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret

relaxed/seqcst acquire/seqcst release/acquire,seqcst acqrel/any seqcst/any full/any: 6 instructions, core 6, portable-atomic 6
    mov w8, w1                     |   mov w8, w1
    casalb w8, w2, [x0]            |   casalb w8, w2, [x0]
    cmp w8, w1, uxtb               |   cmp w8, w1, uxtb
    strb w8, [x3]                  |   strb w8, [x3]
    cset w0, eq                    |   cset w0, eq
    ret                            |   ret
