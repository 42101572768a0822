# not, u8, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock not byte ptr [rdi]        |   lock xor byte ptr [rdi], -0x1
    ret                            |   ret
