# fetch_inc, u8, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov al, 0x1                    |   mov al, 0x1
    lock xadd byte ptr [rdi], al   |   lock xadd byte ptr [rdi], al
    ret                            |   ret
