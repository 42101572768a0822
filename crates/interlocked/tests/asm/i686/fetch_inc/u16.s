# fetch_inc, u16, i686 (32-bit x86 with SSE2) | core

any: 4 instructions, core 4, portable-atomic 4
    mov ecx, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    mov ax, 0x1                    |   mov ax, 0x1
    lock xadd word ptr [ecx], ax   |   lock xadd word ptr [ecx], ax
    ret                            |   ret
