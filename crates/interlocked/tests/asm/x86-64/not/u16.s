# not, u16, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock not word ptr [rdi]        |   lock xor word ptr [rdi], -0x1
    ret                            |   ret
