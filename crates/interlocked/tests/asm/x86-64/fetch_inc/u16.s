# fetch_inc, u16, x86-64 (every x86-64 CPU) | core

any: 3 instructions, core 3, portable-atomic 3
    mov ax, 0x1                    |   mov ax, 0x1
    lock xadd word ptr [rdi], ax   |   lock xadd word ptr [rdi], ax
    ret                            |   ret
