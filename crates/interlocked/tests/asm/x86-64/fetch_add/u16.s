# fetch_add, u16, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, esi                   |   mov eax, esi
    lock xadd word ptr [rdi], ax   |   lock xadd word ptr [rdi], ax
    ret                            |   ret
