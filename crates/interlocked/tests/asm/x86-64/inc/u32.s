# inc, u32, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock inc dword ptr [rdi]       |   lock inc dword ptr [rdi]
    ret                            |   ret
