# compare_exchange_until, u16, i686 (32-bit x86 with SSE2) | core

any: 9 instructions, core 9, portable-atomic 9
    push esi                         |   push esi
    movzx edx, word ptr [esp + 0x10] |   movzx edx, word ptr [esp + 0x10]
    movzx ecx, word ptr [esp + 0xc]  |   movzx ecx, word ptr [esp + 0xc]
    mov esi, dword ptr [esp + 0x8]   |   mov esi, dword ptr [esp + 0x8]
  L0:                                | L0:
    mov eax, ecx                     |   mov eax, ecx
    lock cmpxchg word ptr [esi], dx  |   lock cmpxchg word ptr [esi], dx
    jne L0                           |   jne L0
    pop esi                          |   pop esi
    ret                              |   ret
