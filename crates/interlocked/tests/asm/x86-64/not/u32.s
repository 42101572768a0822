# not, u32, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    lock not dword ptr [rdi]       |   lock xor dword ptr [rdi], -0x1
    ret                            |   ret
