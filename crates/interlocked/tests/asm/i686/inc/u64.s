# inc, u64, i686 (32-bit x86 with SSE2) | core

any: 14 instructions, core 14, portable-atomic 14
    push ebx                       |   push ebx
    push esi                       |   push esi
    mov esi, dword ptr [esp + 0xc] |   mov esi, dword ptr [esp + 0xc]
    mov eax, dword ptr [esi]       |   mov eax, dword ptr [esi]
    mov edx, dword ptr [esi + 0x4] |   mov edx, dword ptr [esi + 0x4]
  L0:                              | L0:
    mov ebx, eax                   |   mov ebx, eax
    mov ecx, edx                   |   mov ecx, edx
    add ebx, 0x1                   |   add ebx, 0x1
    adc ecx, 0x0                   |   adc ecx, 0x0
    lock cmpxchg8b qword ptr [esi] |   lock cmpxchg8b qword ptr [esi]
    jne L0                         |   jne L0
    pop esi                        |   pop esi
    pop ebx                        |   pop ebx
    ret                            |   ret
