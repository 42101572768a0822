# swap, u64, i686 (32-bit x86 with SSE2) | core

any: 12 instructions, core 12, portable-atomic 12
    push ebx                        |   push ebx
    push esi                        |   push esi
    mov esi, dword ptr [esp + 0xc]  |   mov esi, dword ptr [esp + 0xc]
    mov ebx, dword ptr [esp + 0x10] |   mov ecx, dword ptr [esp + 0x14]
    mov ecx, dword ptr [esp + 0x14] |   mov ebx, dword ptr [esp + 0x10]
    mov eax, dword ptr [esi]        |   mov eax, dword ptr [esi]
    mov edx, dword ptr [esi + 0x4]  |   mov edx, dword ptr [esi + 0x4]
  L0:                               | L0:
    lock cmpxchg8b qword ptr [esi]  |   lock cmpxchg8b qword ptr [esi]
    jne L0                          |   jne L0
    pop esi                         |   pop esi
    pop ebx                         |   pop ebx
    ret                             |   ret
