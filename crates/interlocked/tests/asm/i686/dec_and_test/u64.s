# dec_and_test, u64, i686 (32-bit x86 with SSE2) | core

any: 16 instructions, core 17, portable-atomic 17
    push ebx                       |   push ebx
    push esi                       |   push esi
    mov esi, dword ptr [esp + 0xc] |   mov esi, dword ptr [esp + 0xc]
    mov eax, dword ptr [esi]       |   mov eax, dword ptr [esi]
    mov edx, dword ptr [esi + 0x4] |   mov edx, dword ptr [esi + 0x4]
  L0:                              | L0:
    mov ebx, eax                   |   mov ebx, eax
    mov ecx, edx                   |   mov ecx, edx
    sub ebx, 0x1                   |   add ebx, -0x1
    sbb ecx, 0x0                   |   adc ecx, -0x1
    lock cmpxchg8b qword ptr [esi] |   lock cmpxchg8b qword ptr [esi]
    jne L0                         |   jne L0
    or ecx, ebx                    |   xor eax, 0x1
    sete al                        |   or eax, edx
    pop esi                        |   sete al
    pop ebx                        |   pop esi
    ret                            |   pop ebx
                                   |   ret
