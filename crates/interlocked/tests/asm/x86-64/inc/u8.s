# inc, u8, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock inc byte ptr [rdi]        |   lock inc byte ptr [rdi]
    ret                            |   ret
