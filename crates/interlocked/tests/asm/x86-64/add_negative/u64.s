# add_negative, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    lock add qword ptr [rdi], rsi  |   lock add qword ptr [rdi], rsi
    sets al                        |   sets al
    ret                            |   ret
