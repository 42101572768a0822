# fetch_andnot, u8, i686 (32-bit x86 with SSE2) | core

any: 11 instructions, core 9, portable-atomic 9
    push ebx                        |   mov ecx, dword ptr [esp + 0x4]
    movzx ecx, byte ptr [esp + 0xc] |   movzx edx, byte ptr [esp + 0x8]
    mov edx, dword ptr [esp + 0x8]  |   movzx eax, byte ptr [ecx]
    not cl                          |   not dl
    movzx eax, byte ptr [edx]       | L0:
  L0:                               |   mov ah, al
    mov bl, al                      |   and ah, dl
    and bl, cl                      |   lock cmpxchg byte ptr [ecx], ah
    lock cmpxchg byte ptr [edx], bl |   jne L0
    jne L0                          |   ret
    pop ebx                         |
    ret                             |
