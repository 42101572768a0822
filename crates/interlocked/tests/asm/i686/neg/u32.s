# neg, u32, i686 (32-bit x86 with SSE2) | core

any: 3 instructions, core 7, portable-atomic 3
    mov eax, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    lock neg dword ptr [eax]       |   mov eax, dword ptr [ecx]
    ret                            | L0:
                                   |   mov edx, eax
                                   |   neg edx
                                   |   lock cmpxchg dword ptr [ecx], edx
                                   |   jne L0
                                   |   ret
