# add_negative, u16, aarch64+lse (Armv8.1: LSE) | core

relaxed: 4 instructions, core 4, portable-atomic 4
    ldaddh w1, w8, [x0]            |   ldaddh w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret

acquire: 4 instructions, core 4, portable-atomic 4
    ldaddah w1, w8, [x0]           |   ldaddah w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret

release: 4 instructions, core 4, portable-atomic 4
    ldaddlh w1, w8, [x0]           |   ldaddlh w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret

acqrel seqcst full: 4 instructions, core 4, portable-atomic 4
    ldaddalh w1, w8, [x0]          |   ldaddalh w1, w8, [x0]
    add w8, w8, w1                 |   add w8, w8, w1
    ubfx w0, w8, #15, #1           |   ubfx w0, w8, #15, #1
    ret                            |   ret
