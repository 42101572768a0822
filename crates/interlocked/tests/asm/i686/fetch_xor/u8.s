# fetch_xor, u8, i686 (32-bit x86 with SSE2) | core

any: 10 instructions, core 8, portable-atomic 8
    push ebx                        |   mov edx, dword ptr [esp + 0x4]
    mov ecx, dword ptr [esp + 0x8]  |   movzx ecx, byte ptr [esp + 0x8]
    movzx edx, byte ptr [esp + 0xc] |   movzx eax, byte ptr [edx]
    movzx eax, byte ptr [ecx]       | L0:
  L0:                               |   mov ah, al
    mov bl, al                      |   xor ah, cl
    xor bl, dl                      |   lock cmpxchg byte ptr [edx], ah
    lock cmpxchg byte ptr [ecx], bl |   jne L0
    jne L0                          |   ret
    pop ebx                         |
    ret                             |
