# neg, u16, i686 (32-bit x86 with SSE2) | core

any: 3 instructions, core 7, portable-atomic 3
    mov eax, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    lock neg word ptr [eax]        |   movzx eax, word ptr [ecx]
    ret                            | L0:
                                   |   mov edx, eax
                                   |   neg edx
                                   |   lock cmpxchg word ptr [ecx], dx
                                   |   jne L0
                                   |   ret
