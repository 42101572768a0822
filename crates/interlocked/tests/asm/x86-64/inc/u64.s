# inc, u64, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock inc qword ptr [rdi]       |   lock inc qword ptr [rdi]
    ret                            |   ret
