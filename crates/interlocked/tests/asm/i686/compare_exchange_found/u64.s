# compare_exchange_found, u64, i686 (32-bit x86 with SSE2) | core

any: 11 instructions, core 11, portable-atomic 11
    push ebx                        |   push ebx
    push esi                        |   push esi
    mov eax, dword ptr [esp + 0x10] |   mov eax, dword ptr [esp + 0x10]
    mov edx, dword ptr [esp + 0x14] |   mov edx, dword ptr [esp + 0x14]
    mov ebx, dword ptr [esp + 0x18] |   mov ebx, dword ptr [esp + 0x18]
    mov ecx, dword ptr [esp + 0x1c] |   mov ecx, dword ptr [esp + 0x1c]
    mov esi, dword ptr [esp + 0xc]  |   mov esi, dword ptr [esp + 0xc]
    lock cmpxchg8b qword ptr [esi]  |   lock cmpxchg8b qword ptr [esi]
    pop esi                         |   pop esi
    pop ebx                         |   pop ebx
    ret                             |   ret
