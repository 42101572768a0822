# add_negative, u64, i686 (32-bit x86 with SSE2) | core

any: 22 instructions, core 24, portable-atomic 24
    push ebx                        |   push ebp
    push edi                        |   push ebx
    push esi                        |   push edi
    mov esi, dword ptr [esp + 0x10] |   push esi
    mov edi, dword ptr [esp + 0x14] |   mov ebp, dword ptr [esp + 0x14]
    mov ecx, dword ptr [esp + 0x18] |   mov esi, dword ptr [esp + 0x1c]
    push ecx                        |   mov edi, dword ptr [esp + 0x18]
    mov eax, dword ptr [esi]        |   mov eax, dword ptr [ebp]
    mov edx, dword ptr [esi + 0x4]  |   mov edx, dword ptr [ebp + 0x4]
  L0:                               | L0:
    mov ebx, eax                    |   mov ebx, eax
    mov ecx, edx                    |   mov ecx, edx
    add ebx, edi                    |   add ebx, edi
    adc ecx, dword ptr [esp]        |   adc ecx, esi
    lock cmpxchg8b qword ptr [esi]  |   lock cmpxchg8b qword ptr [ebp]
    jne L0                          |   jne L0
    add esp, 0x4                    |   add eax, edi
    mov eax, ecx                    |   adc edx, esi
    shr eax, 0x1f                   |   shr edx, 0x1f
    pop esi                         |   mov eax, edx
    pop edi                         |   pop esi
    pop ebx                         |   pop edi
    ret                             |   pop ebx
                                    |   pop ebp
                                    |   ret
