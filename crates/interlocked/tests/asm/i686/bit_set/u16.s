# bit_set, u16, i686 (32-bit x86 with SSE2) | core

any: 6 instructions, core 6, portable-atomic 6
    movzx ecx, word ptr [esp + 0x8] |   movzx ecx, word ptr [esp + 0x8]
    mov eax, dword ptr [esp + 0x4]  |   mov eax, dword ptr [esp + 0x4]
    and ecx, 0xf                    |   and ecx, 0xf
    lock bts word ptr [eax], cx     |   lock bts word ptr [eax], cx
    setb al                         |   setb al
    ret                             |   ret
