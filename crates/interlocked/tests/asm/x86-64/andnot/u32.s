# andnot, u32, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    not esi                        |   not esi
    lock and dword ptr [rdi], esi  |   lock and dword ptr [rdi], esi
    ret                            |   ret
