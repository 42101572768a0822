# compare_exchange_is_ok, u64, i686 (32-bit x86 with SSE2) | core

any: 12 instructions, core 12, portable-atomic 12
    push ebx                        |   push ebx
    push esi                        |   push esi
    mov eax, dword ptr [esp + 0x10] |   mov eax, dword ptr [esp + 0x10]
    mov edx, dword ptr [esp + 0x14] |   mov edx, dword ptr [esp + 0x14]
    mov ebx, dword ptr [esp + 0x18] |   mov ebx, dword ptr [esp + 0x18]
    mov ecx, dword ptr [esp + 0x1c] |   mov ecx, dword ptr [esp + 0x1c]
    mov esi, dword ptr [esp + 0xc]  |   mov esi, dword ptr [esp + 0xc]
    lock cmpxchg8b qword ptr [esi]  |   lock cmpxchg8b qword ptr [esi]
    sete al                         |   sete al
    pop esi                         |   pop esi
    pop ebx                         |   pop ebx
    ret                             |   ret
