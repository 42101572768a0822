# fetch_sub, u32, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    xor eax, eax                   |   xor eax, eax
    mov ecx, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    sub eax, dword ptr [esp + 0x8] |   sub eax, dword ptr [esp + 0x8]
    lock xadd dword ptr [ecx], eax |   lock xadd dword ptr [ecx], eax
    ret                            |   ret
