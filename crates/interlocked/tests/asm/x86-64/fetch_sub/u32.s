# fetch_sub, u32, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, esi                   |   mov eax, esi
    neg eax                        |   neg eax
    lock xadd dword ptr [rdi], eax |   lock xadd dword ptr [rdi], eax
    ret                            |   ret
