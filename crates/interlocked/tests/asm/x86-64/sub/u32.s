# sub, u32, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock sub dword ptr [rdi], esi  |   lock sub dword ptr [rdi], esi
    ret                            |   ret
