# fetch_neg, u64, i686 (32-bit x86 with SSE2) | core

any: 15 instructions, core 16, portable-atomic 16
    push ebx                       |   push ebx
    push esi                       |   push esi
    mov esi, dword ptr [esp + 0xc] |   mov esi, dword ptr [esp + 0xc]
    mov eax, dword ptr [esi]       |   movq xmm0, qword ptr [esi]
    mov edx, dword ptr [esi + 0x4] |   movd eax, xmm0
  L0:                              |   pshufd xmm0, xmm0, 0x55
    mov ebx, eax                   |   movd edx, xmm0
    mov ecx, edx                   | L0:
    neg ebx                        |   mov ebx, eax
    adc ecx, 0x0                   |   mov ecx, 0x0
    neg ecx                        |   neg ebx
    lock cmpxchg8b qword ptr [esi] |   sbb ecx, edx
    jne L0                         |   lock cmpxchg8b qword ptr [esi]
    pop esi                        |   jne L0
    pop ebx                        |   pop esi
    ret                            |   pop ebx
                                   |   ret
