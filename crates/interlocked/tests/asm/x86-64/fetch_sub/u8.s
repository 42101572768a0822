# fetch_sub, u8, x86-64 (every x86-64 CPU) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, esi                   |   mov eax, esi
    neg al                         |   neg al
    lock xadd byte ptr [rdi], al   |   lock xadd byte ptr [rdi], al
    ret                            |   ret
