# bit_set, u32, i686 (32-bit x86 with SSE2) | core

any: 6 instructions, core 6, portable-atomic 6
    mov ecx, dword ptr [esp + 0x8] |   mov ecx, dword ptr [esp + 0x8]
    mov eax, dword ptr [esp + 0x4] |   mov eax, dword ptr [esp + 0x4]
    and ecx, 0x1f                  |   and ecx, 0x1f
    lock bts dword ptr [eax], ecx  |   lock bts dword ptr [eax], ecx
    setb al                        |   setb al
    ret                            |   ret
