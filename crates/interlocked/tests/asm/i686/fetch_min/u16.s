# fetch_min, u16, i686 (32-bit x86 with SSE2) | core

any: 11 instructions, core 11, portable-atomic 11
    push esi                        |   push esi
    mov ecx, dword ptr [esp + 0x8]  |   mov edx, dword ptr [esp + 0x8]
    movzx edx, word ptr [esp + 0xc] |   movzx ecx, word ptr [esp + 0xc]
    movzx eax, word ptr [ecx]       |   movzx eax, word ptr [edx]
  L0:                               | L0:
    mov si, ax                      |   cmp ax, cx
    cmp si, dx                      |   mov esi, ecx
    cmova si, dx                    |   cmovbe esi, eax
    lock cmpxchg word ptr [ecx], si |   lock cmpxchg word ptr [edx], si
    jne L0                          |   jne L0
    pop esi                         |   pop esi
    ret                             |   ret
