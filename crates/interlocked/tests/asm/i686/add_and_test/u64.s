# add_and_test, u64, i686 (32-bit x86 with SSE2) | core

any: 22 instructions, core 27, portable-atomic 27
    push ebx                        |   push ebp
    push edi                        |   push ebx
    push esi                        |   push edi
    mov esi, dword ptr [esp + 0x10] |   push esi
    mov edi, dword ptr [esp + 0x14] |   mov ebp, dword ptr [esp + 0x14]
    mov ecx, dword ptr [esp + 0x18] |   mov edi, dword ptr [esp + 0x1c]
    push ecx                        |   mov esi, dword ptr [esp + 0x18]
    mov eax, dword ptr [esi]        |   mov eax, dword ptr [ebp]
    mov edx, dword ptr [esi + 0x4]  |   mov edx, dword ptr [ebp + 0x4]
  L0:                               | L0:
    mov ebx, eax                    |   mov ebx, eax
    mov ecx, edx                    |   mov ecx, edx
    add ebx, edi                    |   add ebx, esi
    adc ecx, dword ptr [esp]        |   adc ecx, edi
    lock cmpxchg8b qword ptr [esi]  |   lock cmpxchg8b qword ptr [ebp]
    jne L0                          |   jne L0
    add esp, 0x4                    |   xor ecx, ecx
    or ebx, ecx                     |   neg esi
    sete al                         |   sbb ecx, edi
    pop esi                         |   xor eax, esi
    pop edi                         |   xor edx, ecx
    pop ebx                         |   or eax, edx
    ret                             |   sete al
                                    |   pop esi
                                    |   pop edi
                                    |   pop ebx
                                    |   (2 more)
