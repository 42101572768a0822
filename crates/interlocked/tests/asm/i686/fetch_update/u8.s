# fetch_update, u8, i686 (32-bit x86 with SSE2) | core

any: 11 instructions, core 11, portable-atomic 11
    push esi                         |   push esi
    mov esi, dword ptr [esp + 0x8]   |   mov esi, dword ptr [esp + 0x8]
    movzx ecx, byte ptr [esp + 0x10] |   movzx ecx, byte ptr [esp + 0x10]
    movzx edx, byte ptr [esp + 0xc]  |   movzx edx, byte ptr [esp + 0xc]
    movzx eax, byte ptr [esi]        |   movzx eax, byte ptr [esi]
  L0:                                | L0:
    cmp al, dl                       |   cmp al, dl
    je L1                            |   je L1
    lock cmpxchg byte ptr [esi], cl  |   lock cmpxchg byte ptr [esi], cl
    jne L0                           |   jne L0
  L1:                                | L1:
    pop esi                          |   pop esi
    ret                              |   ret
