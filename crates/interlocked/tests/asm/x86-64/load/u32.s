# load, u32, x86-64 (every x86-64 CPU) | core

any: 2 instructions, core 2, portable-atomic 2
    mov eax, dword ptr [rdi]       |   mov eax, dword ptr [rdi]
    ret                            |   ret
