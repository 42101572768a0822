# fetch_sub, u8, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    xor eax, eax                   |   xor eax, eax
    mov ecx, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    sub al, byte ptr [esp + 0x8]   |   sub al, byte ptr [esp + 0x8]
    lock xadd byte ptr [ecx], al   |   lock xadd byte ptr [ecx], al
    ret                            |   ret
