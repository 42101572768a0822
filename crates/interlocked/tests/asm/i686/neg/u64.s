# neg, u64, i686 (32-bit x86 with SSE2) | core

any: 14 instructions, core 16, portable-atomic 16
    push ebx                       |   push ebx
    push esi                       |   push esi
    mov esi, dword ptr [esp + 0xc] |   mov esi, dword ptr [esp + 0xc]
    mov eax, dword ptr [esi]       |   movq xmm0, qword ptr [esi]
    mov edx, dword ptr [esi + 0x4] |   movd eax, xmm0
  L0:                              |   pshufd xmm0, xmm0, 0x55
    mov ebx, eax                   |   movd edx, xmm0
    xor ecx, ecx                   | L0:
    neg ebx                        |   mov ebx, eax
    sbb ecx, edx                   |   mov ecx, 0x0
    lock cmpxchg8b qword ptr [esi] |   neg ebx
    jne L0                         |   sbb ecx, edx
    pop esi                        |   lock cmpxchg8b qword ptr [esi]
    pop ebx                        |   jne L0
    ret                            |   pop esi
                                   |   pop ebx
                                   |   ret
