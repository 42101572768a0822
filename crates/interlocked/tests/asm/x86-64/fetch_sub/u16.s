# fetch_sub, u16, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, esi                   |   mov eax, esi
    neg eax                        |   neg eax
    lock xadd word ptr [rdi], ax   |   lock xadd word ptr [rdi], ax
    ret                            |   ret
