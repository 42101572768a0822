# fetch_dec, u32, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, 0xffffffff            |   mov eax, 0xffffffff
    lock xadd dword ptr [rdi], eax |   lock xadd dword ptr [rdi], eax
    ret                            |   ret
