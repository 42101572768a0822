# or, u64, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock or qword ptr [rdi], rsi   |   lock or qword ptr [rdi], rsi
    ret                            |   ret
