# fetch_update, u16, i686 (32-bit x86 with SSE2) | core

any: 11 instructions, core 11, portable-atomic 11
    push esi                         |   push esi
    mov esi, dword ptr [esp + 0x8]   |   mov esi, dword ptr [esp + 0x8]
    movzx ecx, word ptr [esp + 0x10] |   movzx ecx, word ptr [esp + 0x10]
    movzx edx, word ptr [esp + 0xc]  |   movzx edx, word ptr [esp + 0xc]
    movzx eax, word ptr [esi]        |   movzx eax, word ptr [esi]
  L0:                                | L0:
    cmp ax, dx                       |   cmp ax, dx
    je L1                            |   je L1
    lock cmpxchg word ptr [esi], cx  |   lock cmpxchg word ptr [esi], cx
    jne L0                           |   jne L0
  L1:                                | L1:
    pop esi                          |   pop esi
    ret                              |   ret
