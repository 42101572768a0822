# andnot, u64, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    not rsi                        |   not rsi
    lock and qword ptr [rdi], rsi  |   lock and qword ptr [rdi], rsi
    ret                            |   ret
