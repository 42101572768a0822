# fetch_update, u32, i686 (32-bit x86 with SSE2) | core

any: 11 instructions, core 11, portable-atomic 11
    push esi                          |   push esi
    mov esi, dword ptr [esp + 0x8]    |   mov esi, dword ptr [esp + 0x8]
    mov ecx, dword ptr [esp + 0x10]   |   mov ecx, dword ptr [esp + 0x10]
    mov edx, dword ptr [esp + 0xc]    |   mov edx, dword ptr [esp + 0xc]
    mov eax, dword ptr [esi]          |   mov eax, dword ptr [esi]
  L0:                                 | L0:
    cmp eax, edx                      |   cmp eax, edx
    je L1                             |   je L1
    lock cmpxchg dword ptr [esi], ecx |   lock cmpxchg dword ptr [esi], ecx
    jne L0                            |   jne L0
  L1:                                 | L1:
    pop esi                           |   pop esi
    ret                               |   ret
