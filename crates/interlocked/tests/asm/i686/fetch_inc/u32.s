# fetch_inc, u32, i686 (32-bit x86 with SSE2) | core

any: 4 instructions, core 4, portable-atomic 4
    mov ecx, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    mov eax, 0x1                   |   mov eax, 0x1
    lock xadd dword ptr [ecx], eax |   lock xadd dword ptr [ecx], eax
    ret                            |   ret
