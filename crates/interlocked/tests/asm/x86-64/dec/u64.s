# dec, u64, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock dec qword ptr [rdi]       |   lock dec qword ptr [rdi]
    ret                            |   ret
