# sub, u64, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock sub qword ptr [rdi], rsi  |   lock sub qword ptr [rdi], rsi
    ret                            |   ret
