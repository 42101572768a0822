# add_negative, u16, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock add word ptr [rdi], si    |   lock add word ptr [rdi], si
    sets al                        |   sets al
    ret                            |   ret
