# fetch_max, u8, i686 (32-bit x86 with SSE2) | core

any: 12 instructions, core 14, portable-atomic 14
    push ebx                        |   push ebx
    mov ecx, dword ptr [esp + 0x8]  |   push esi
    movzx edx, byte ptr [esp + 0xc] |   mov edx, dword ptr [esp + 0xc]
    movzx eax, byte ptr [ecx]       |   movzx ecx, byte ptr [esp + 0x10]
  L0:                               |   movzx eax, byte ptr [edx]
    mov bl, al                      |   movzx esi, cl
    cmp bl, dl                      | L0:
    jae L1                          |   cmp al, cl
    mov bl, dl                      |   movzx ebx, al
  L1:                               |   cmovbe ebx, esi
    lock cmpxchg byte ptr [ecx], bl |   lock cmpxchg byte ptr [edx], bl
    jne L0                          |   jne L0
    pop ebx                         |   pop esi
    ret                             |   pop ebx
                                    |   ret
