# compare_exchange, u64, i686 (32-bit x86 with SSE2) | core

any: 18 instructions, core 18, portable-atomic 18
    push ebx                        |   push ebx
    push edi                        |   push edi
    push esi                        |   push esi
    mov eax, dword ptr [esp + 0x14] |   mov eax, dword ptr [esp + 0x14]
    mov edx, dword ptr [esp + 0x18] |   mov edx, dword ptr [esp + 0x18]
    mov ebx, dword ptr [esp + 0x1c] |   mov ebx, dword ptr [esp + 0x1c]
    mov ecx, dword ptr [esp + 0x20] |   mov ecx, dword ptr [esp + 0x20]
    mov edi, dword ptr [esp + 0x10] |   mov edi, dword ptr [esp + 0x10]
    mov esi, dword ptr [esp + 0x24] |   mov esi, dword ptr [esp + 0x24]
    lock cmpxchg8b qword ptr [edi]  |   lock cmpxchg8b qword ptr [edi]
    sete cl                         |   sete cl
    mov dword ptr [esi], eax        |   mov dword ptr [esi], eax
    mov dword ptr [esi + 0x4], edx  |   mov dword ptr [esi + 0x4], edx
    mov eax, ecx                    |   mov eax, ecx
    pop esi                         |   pop esi
    pop edi                         |   pop edi
    pop ebx                         |   pop ebx
    ret                             |   ret
