# inc, u16, i686 (32-bit x86 with SSE2) | core

any: 3 instructions, core 3, portable-atomic 3
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    lock inc word ptr [eax]        |   lock inc word ptr [eax]
    ret                            |   ret
