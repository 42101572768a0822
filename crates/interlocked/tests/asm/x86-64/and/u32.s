# and, u32, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock and dword ptr [rdi], esi  |   lock and dword ptr [rdi], esi
    ret                            |   ret
