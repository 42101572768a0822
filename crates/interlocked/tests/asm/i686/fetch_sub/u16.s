# fetch_sub, u16, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    xor eax, eax                   |   xor eax, eax
    mov ecx, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    sub ax, word ptr [esp + 0x8]   |   sub ax, word ptr [esp + 0x8]
    lock xadd word ptr [ecx], ax   |   lock xadd word ptr [ecx], ax
    ret                            |   ret
