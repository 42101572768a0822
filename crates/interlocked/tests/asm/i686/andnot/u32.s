# andnot, u32, i686 (32-bit x86 with SSE2) | core

any: 5 instructions, core 5, portable-atomic 5
    mov ecx, dword ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x8]
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    not ecx                        |   not ecx
    lock and dword ptr [eax], ecx  |   lock and dword ptr [eax], ecx
    ret                            |   ret
