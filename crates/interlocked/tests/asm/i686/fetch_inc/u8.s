# fetch_inc, u8, i686 (32-bit x86 with SSE2) | core

any: 4 instructions, core 4, portable-atomic 4
    mov ecx, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    mov al, 0x1                    |   mov al, 0x1
    lock xadd byte ptr [ecx], al   |   lock xadd byte ptr [ecx], al
    ret                            |   ret
