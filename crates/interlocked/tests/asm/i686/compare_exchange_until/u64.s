# compare_exchange_until, u64, i686 (32-bit x86 with SSE2) | core

any: 18 instructions, core 18, portable-atomic 18
    push ebp                        |   push ebp
    push ebx                        |   push ebx
    push edi                        |   push edi
    push esi                        |   push esi
    mov ecx, dword ptr [esp + 0x24] |   mov ecx, dword ptr [esp + 0x24]
    mov ebx, dword ptr [esp + 0x20] |   mov ebx, dword ptr [esp + 0x20]
    mov esi, dword ptr [esp + 0x1c] |   mov esi, dword ptr [esp + 0x1c]
    mov edi, dword ptr [esp + 0x18] |   mov edi, dword ptr [esp + 0x18]
    mov ebp, dword ptr [esp + 0x14] |   mov ebp, dword ptr [esp + 0x14]
  L0:                               | L0:
    mov eax, edi                    |   mov eax, edi
    mov edx, esi                    |   mov edx, esi
    lock cmpxchg8b qword ptr [ebp]  |   lock cmpxchg8b qword ptr [ebp]
    jne L0                          |   jne L0
    pop esi                         |   pop esi
    pop edi                         |   pop edi
    pop ebx                         |   pop ebx
    pop ebp                         |   pop ebp
    ret                             |   ret
