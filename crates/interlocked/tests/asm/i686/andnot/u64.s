# andnot, u64, i686 (32-bit x86 with SSE2) | core

any: 22 instructions, core 22, portable-atomic 22
    push ebx                        |   push ebp
    push edi                        |   push ebx
    push esi                        |   push edi
    mov edi, dword ptr [esp + 0x14] |   push esi
    mov ecx, dword ptr [esp + 0x18] |   mov esi, dword ptr [esp + 0x14]
    mov esi, dword ptr [esp + 0x10] |   mov edi, dword ptr [esp + 0x18]
    not edi                         |   mov ebp, dword ptr [esp + 0x1c]
    not ecx                         |   mov eax, dword ptr [esi]
    push ecx                        |   mov edx, dword ptr [esi + 0x4]
    mov eax, dword ptr [esi]        |   not ebp
    mov edx, dword ptr [esi + 0x4]  |   not edi
  L0:                               | L0:
    mov ebx, eax                    |   mov ebx, eax
    mov ecx, edx                    |   mov ecx, edx
    and ebx, edi                    |   and ebx, edi
    and ecx, dword ptr [esp]        |   and ecx, ebp
    lock cmpxchg8b qword ptr [esi]  |   lock cmpxchg8b qword ptr [esi]
    jne L0                          |   jne L0
    add esp, 0x4                    |   pop esi
    pop esi                         |   pop edi
    pop edi                         |   pop ebx
    pop ebx                         |   pop ebp
    ret                             |   ret
