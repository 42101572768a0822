# or, u16, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock or word ptr [rdi], si     |   lock or word ptr [rdi], si
    ret                            |   ret
