# and, u16, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock and word ptr [rdi], si    |   lock and word ptr [rdi], si
    ret                            |   ret
