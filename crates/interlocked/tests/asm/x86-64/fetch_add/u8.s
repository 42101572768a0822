# fetch_add, u8, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, esi                   |   mov eax, esi
    lock xadd byte ptr [rdi], al   |   lock xadd byte ptr [rdi], al
    ret                            |   ret
