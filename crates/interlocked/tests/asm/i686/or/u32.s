# or, u32, i686 (32-bit x86 with SSE2) | core

any: 4 instructions, core 4, portable-atomic 4
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x4]
    lock or dword ptr [eax], ecx   |   lock or dword ptr [ecx], eax
    ret                            |   ret
