# add_negative, u8, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    ldaddb w1, w8, [x0]            |   ldaddb w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #7, #1            |   ubfx w0, w8, #7, #1
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    ldaddab w1, w8, [x0]           |   ldaddab w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #7, #1            |   ubfx w0, w8, #7, #1
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    ldaddlb w1, w8, [x0]           |   ldaddlb w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #7, #1            |   ubfx w0, w8, #7, #1
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    ldaddalb w1, w8, [x0]          |   ldaddalb w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #7, #1            |   ubfx w0, w8, #7, #1
    ret                            |   ret
