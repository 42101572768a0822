# sub, u16, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock sub word ptr [rdi], si    |   lock sub word ptr [rdi], si
    ret                            |   ret
