# neg, u8, i686 (32-bit x86 with SSE2) | core

any: 3 instructions, core 7, portable-atomic 3
    mov eax, dword ptr [esp + 0x4] |   mov ecx, dword ptr [esp + 0x4]
    lock neg byte ptr [eax]        |   movzx eax, byte ptr [ecx]
    ret                            | L0:
                                   |   mov edx, eax
                                   |   neg dl
                                   |   lock cmpxchg byte ptr [ecx], dl
                                   |   jne L0
                                   |   ret
