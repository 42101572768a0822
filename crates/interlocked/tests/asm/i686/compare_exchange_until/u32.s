# compare_exchange_until, u32, i686 (32-bit x86 with SSE2) | core

any: 9 instructions, core 9, portable-atomic 9
    push esi                          |   push esi
    mov edx, dword ptr [esp + 0x10]   |   mov edx, dword ptr [esp + 0x10]
    mov ecx, dword ptr [esp + 0xc]    |   mov ecx, dword ptr [esp + 0xc]
    mov esi, dword ptr [esp + 0x8]    |   mov esi, dword ptr [esp + 0x8]
  L0:                                 | L0:
    mov eax, ecx                      |   mov eax, ecx
    lock cmpxchg dword ptr [esi], edx |   lock cmpxchg dword ptr [esi], edx
    jne L0                            |   jne L0
    pop esi                           |   pop esi
    ret                               |   ret
